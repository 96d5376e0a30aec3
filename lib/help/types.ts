/** Two guides: what members read, and what the office reads ([2.F4]). */
export const helpAudiences = ['member', 'staff'] as const
export type HelpAudience = (typeof helpAudiences)[number]

/** A chapter: where it stands in the guide, and the parts of the site that it explains ('mon-compte/achats'). */
export type ChapterPlace = { slug: string; parts: readonly string[] }

/** The words of a chapter: the catalogue's, or the structure's own. */
export type ChapterText = { title: string; body: string }

/** A chapter as it is read. `revision` is null for the catalogue's text. */
export type Chapter = ChapterText & { slug: string; revision: number | null }

/** A chapter found, with the words around what was looked for. */
export type FoundChapter = { slug: string; title: string; excerpt: string }

export type HelpPiece =
  | { kind: 'title' | 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'picture'; id: string; alt: string }
