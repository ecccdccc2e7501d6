-- Sections are looked through without the articles' texts.

CREATE INDEX articles_section ON articles (section, published);
