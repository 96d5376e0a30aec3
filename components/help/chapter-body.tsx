import { Rich } from '@/components/site/inline'
import type { FooterStructure } from '@/components/site/site-footer'
import { parseChapter } from '@/lib/help/rules'
import type { HelpPiece } from '@/lib/help/types'

/** The text of a chapter, with its lists and its pictures. */
export function ChapterBody({ body, structure }: { body: string; structure: FooterStructure }) {
  return (
    <div className="prose-page">
      {parseChapter(body).map((piece, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their rank only
        <Piece key={rank} piece={piece} structure={structure} />
      ))}
    </div>
  )
}

function Piece({ piece, structure }: { piece: HelpPiece; structure: FooterStructure }) {
  switch (piece.kind) {
    case 'title':
      return <h2>{piece.text}</h2>
    case 'paragraph':
      return (
        <p>
          <Rich text={piece.text} structure={structure} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {piece.items.map((item) => (
            <li key={item}>
              <Rich text={item} structure={structure} />
            </li>
          ))}
        </ul>
      )
    case 'picture':
      // biome-ignore lint/performance/noImgElement: a file of the structure, served as it is
      return <img src={`/${structure.slug}/photos/${piece.id}`} alt={piece.alt} className="rounded-l" loading="lazy" />
  }
}
