"""Painted widgets and controls that two pages share; they know no owner and no page."""
