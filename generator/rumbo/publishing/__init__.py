"""From a tree of pages to a site on the disk, in a preview or on paper: everything that drives programs of others."""
