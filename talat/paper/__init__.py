"""What is printed: the project's typeface for paper, and the press that makes a PDF of template and data."""
