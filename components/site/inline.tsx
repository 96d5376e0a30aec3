import { Fragment } from 'react'
import { formatPhone, parseInline, pathOf } from '@/lib/site/rules'
import type { FooterStructure } from './site-footer'

/** A text of the structure, with its links; what isn't a link is shown as it was typed. */
export function Rich({ text, structure }: { text: string; structure: FooterStructure }) {
  const { phone, email } = structure.settings
  return parseInline(text).map((piece, rank) => {
    const key = `${rank}-${piece.kind}`
    if (piece.kind === 'text') return <Fragment key={key}>{piece.text}</Fragment>
    if (piece.kind === 'link')
      return (
        <a key={key} href={pathOf(structure.slug, piece.to)}>
          {piece.label}
        </a>
      )
    return piece.kind === 'phone' ? (
      <a key={key} href={`tel:${phone}`} className="whitespace-nowrap">
        {formatPhone(phone)}
      </a>
    ) : (
      <a key={key} href={`mailto:${email}`}>
        {email}
      </a>
    )
  })
}
