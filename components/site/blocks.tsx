import type { Block } from '@/lib/site/types'
import { ContactForm } from './contact-form'
import { GiftOffers } from './gift-offers'
import { Places, Reach, Rooms, Teachers } from './listed-blocks'
import { RentalForm } from './rental-form'
import type { FooterStructure } from './site-footer'
import { isTextBlock, type ListedBlock, TextPiece } from './text-piece'

export type BlockStructure = FooterStructure & { id: string; timeZone: string; currency: string }

/** A page of the structure, piece by piece. A kind that has no piece here doesn't compile. */
export function Blocks({ blocks, structure }: { blocks: Block[]; structure: BlockStructure }) {
  return (
    <div className="grid gap-y-12 sm:gap-y-16">
      {blocks.map((block, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their rank only
        <Piece key={rank} block={block} structure={structure} />
      ))}
    </div>
  )
}

function Piece({ block, structure }: { block: Block; structure: BlockStructure }) {
  if (isTextBlock(block)) return <TextPiece block={block} structure={structure} />
  return <ListedPiece block={block} structure={structure} />
}

function ListedPiece({ block, structure }: { block: ListedBlock; structure: BlockStructure }) {
  switch (block.kind) {
    case 'teachers':
      return <Teachers block={block} structure={structure} />
    case 'gifts':
      return <GiftOffers block={block} structure={structure} />
    case 'rooms':
      return <Rooms block={block} structure={structure} />
    case 'places':
      return <Places block={block} structure={structure} />
    case 'reach':
      return <Reach block={block} structure={structure} />
    case 'form':
      return block.form === 'contact' ? (
        <ContactForm block={block} structure={structure} />
      ) : (
        <RentalForm block={block} structure={structure} />
      )
  }
}
