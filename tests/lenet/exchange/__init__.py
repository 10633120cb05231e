"""Tests of lenet/exchange: networks out to other programs, and in from them."""
