/** The pages of partial blocks by their ids, in place of titles with the names of namespaces. */
export const pagesOfBlocks = `
  UPDATE block SET pages = (
    SELECT json_group_array(page.id) FROM (SELECT replace(value, ' ', '_') AS title FROM json_each(block.pages)) AS named
    JOIN (VALUES (0, ''), (1, 'Talk:'), (2, 'User:'), (3, 'User_talk:'), (6, 'File:'), (7, 'File_talk:'), (8, 'MediaWiki:'),
      (9, 'MediaWiki_talk:'), (10, 'Template:'), (11, 'Template_talk:'), (12, 'Help:'), (13, 'Help_talk:'), (14, 'Category:'),
      (15, 'Category_talk:')) AS prefix
    JOIN page ON page.namespace = prefix.column1 AND prefix.column2 || page.key = named.title
  ) WHERE pages <> '[]';
`;
