'use client'

import type { FooterStructure } from '@/components/site/site-footer'
import { isTextBlock, TextPiece } from '@/components/site/text-piece'
import { blockSchema } from '@/lib/site/schema'
import type { Block } from '@/lib/site/types'
import { cleanBlock, type Draft, type EditorWords } from './block-specs'

type Props = { draft: Draft; structure: FooterStructure; words: EditorWords }

/** What a block looks like on the page, as soon as it is complete. Its links lead nowhere from here. */
export function BlockPreview({ draft, structure, words }: Props) {
  const read = blockSchema.safeParse(cleanBlock(draft))
  return (
    <div className="min-w-0 overflow-hidden rounded-m border border-line bg-paper">
      <p className="border-b border-line px-3 py-1.5 text-sm text-muted">{words.preview}</p>
      <div inert className="py-3 [zoom:0.7]">
        {read.success ? <Piece block={read.data} structure={structure} words={words} /> : <p className="page">…</p>}
      </div>
    </div>
  )
}

function Piece({ block, structure, words }: { block: Block; structure: FooterStructure; words: EditorWords }) {
  if (isTextBlock(block)) return <TextPiece block={block} structure={structure} />
  return (
    <section className="page grid gap-2">
      <h2>{block.title}</h2>
      {'intro' in block && block.intro ? <p className="text-muted">{block.intro}</p> : null}
      <p className="text-muted">{words.listed}</p>
    </section>
  )
}
