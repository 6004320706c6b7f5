"""What each line of an article is: headline, byline, caption, credit, body, furniture."""
