import { useTranslations } from 'next-intl'
import { formatMinutes } from '@/lib/core/hours'
import { formatCents } from '@/lib/core/money'
import type { DeskOffer } from '@/lib/offers/types'

type Money = Pick<DeskOffer, 'priceCents' | 'reducedPriceCents'>

/** What an offer grants and what it costs, in the few words of a row. */
export function useOfferWords(currency: string) {
  const t = useTranslations('offers.list')
  const sizeOf = ({ kind, credits, lessonMinutes, validityMonths }: DeskOffer): string => {
    if (kind === 'membership') return t('year')
    const lessons = t('lessons', { count: credits, length: formatMinutes(lessonMinutes!) })
    return validityMonths === null ? lessons : `${lessons}, ${t('months', { count: validityMonths })}`
  }
  const givenBy = ({ kind, teacherIds, courses }: DeskOffer): string | null => {
    if (kind === 'membership') return null
    return kind === 'group' ? t('courses', { count: courses.length }) : t('teachers', { count: teacherIds.length })
  }
  const priceOf = ({ priceCents, reducedPriceCents }: Money): string => {
    const price = formatCents(priceCents, currency)
    if (reducedPriceCents === null) return price
    return `${price} (${t('reduced', { price: formatCents(reducedPriceCents, currency) })})`
  }
  return { sizeOf, givenBy, priceOf }
}
