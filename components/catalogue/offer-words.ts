import type { useTranslations } from 'next-intl'
import type { Offer } from '@/lib/catalogue/types'
import { formatMinutes } from '@/lib/core/hours'
import { formatCents } from '@/lib/core/money'

type T = ReturnType<typeof useTranslations<'catalogue'>>

/** « Dès 12 ans », « De 6 à 10 ans »; null for an offer without ages. */
export function agesOf(offer: Pick<Offer, 'minAge' | 'maxAge'>, t: T): string | null {
  const { minAge: min, maxAge: max } = offer
  if (min !== null && max !== null) return t('ages.between', { min, max })
  if (min !== null) return t('ages.from', { min })
  return max === null ? null : t('ages.to', { max })
}

/** The short words of a card, in the order of what people ask first. */
export function tagsOf(offer: Offer, t: T): string[] {
  const length = offer.lessonMinutes === null ? null : formatMinutes(offer.lessonMinutes)
  return [t(`tags.${offer.kind}`), length, offer.isTrial ? t('tags.trial') : null, agesOf(offer, t)].filter(
    (word) => word !== null,
  )
}

/** What goes with the price: how much a lesson costs in a package, the reduced price. */
export function priceNoteOf(offer: Offer, currency: string, t: T): string | null {
  if (offer.reducedPriceCents !== null) return t('reduced', { price: formatCents(offer.reducedPriceCents, currency) })
  const isEven = offer.credits > 1 && offer.priceCents % offer.credits === 0
  return isEven ? t('perLesson', { price: formatCents(offer.priceCents / offer.credits, currency) }) : null
}

/** Texts of the structure: paragraphs separated by blank lines. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
}
