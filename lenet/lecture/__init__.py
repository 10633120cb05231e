"""What the lecture's pages compute, each question in a file of its own. numpy only."""
