import type { Block } from '@/lib/site/types'
import { Hero } from './hero'
import type { FooterStructure } from './site-footer'
import { Call, Cards, Facts, Figure, Prose, Questions, Sequence } from './text-blocks'

type TextKind = 'hero' | 'prose' | 'picture' | 'cards' | 'steps' | 'facts' | 'questions' | 'call'
/** A piece that shows its own words and nothing read elsewhere: an editor can show it while it is written. */
export type TextBlock = Extract<Block, { kind: TextKind }>
/** A piece that lists what the structure has, or is a form. */
export type ListedBlock = Exclude<Block, { kind: TextKind }>

const textKinds: Record<TextKind, true> = {
  ...{ hero: true, prose: true, picture: true, cards: true },
  ...{ steps: true, facts: true, questions: true, call: true },
}

export const isTextBlock = (block: Block): block is TextBlock => block.kind in textKinds

/** The same on the page and beside its form. A kind that has no piece here doesn't compile. */
export function TextPiece({ block, structure }: { block: TextBlock; structure: FooterStructure }) {
  switch (block.kind) {
    case 'hero':
      return <Hero block={block} structure={structure} />
    case 'prose':
      return <Prose block={block} structure={structure} />
    case 'picture':
      return <Figure block={block} structure={structure} />
    case 'cards':
      return <Cards block={block} structure={structure} />
    case 'steps':
      return <Sequence block={block} structure={structure} />
    case 'facts':
      return <Facts block={block} structure={structure} />
    case 'questions':
      return <Questions block={block} structure={structure} />
    case 'call':
      return <Call block={block} structure={structure} />
  }
}
