"""Regulations cited as legal bases (dasar hukum): what they are called, how they are cited."""
