'use client'

import { NextIntlClientProvider } from 'next-intl'
import { type ComponentProps, useEffect, useState } from 'react'
import { OfferCard } from '@/components/catalogue/offer-card'
import type { Offer } from '@/lib/catalogue/types'
import { parseAmount } from '@/lib/core/money'

type Props = {
  /** The id of the form that the card follows. */
  form: string
  offer: Offer
  currency: string
  texts: { title: string; help: string }
  messages: ComponentProps<typeof NextIntlClientProvider>['messages']
}

const wholeOf = (form: FormData, name: string, otherwise: number | null): number | null => {
  if (!form.has(name)) return otherwise
  const value = Number(form.get(name))
  return form.get(name) !== '' && Number.isInteger(value) && value >= 0 ? value : null
}

/** What is typed, where it can be read; an amount half typed leaves the last one. */
function readOffer(form: FormData, last: Offer): Offer {
  const text = (name: 'name' | 'summary' | 'description' | 'conditions' | 'level') =>
    String(form.get(name) ?? last[name])
  return {
    ...last,
    name: text('name') || last.name,
    summary: text('summary'),
    description: text('description'),
    conditions: text('conditions'),
    level: text('level'),
    minAge: wholeOf(form, 'minAge', last.minAge),
    maxAge: wholeOf(form, 'maxAge', last.maxAge),
    credits: wholeOf(form, 'credits', last.credits) ?? last.credits,
    lessonMinutes: wholeOf(form, 'lessonMinutes', last.lessonMinutes) ?? last.lessonMinutes,
    isTrial: form.has('isTrial'),
    requiresMembership: form.has('requiresMembership'),
    priceCents: parseAmount(String(form.get('price'))) ?? last.priceCents,
    reducedPriceCents: parseAmount(String(form.get('reducedPrice'))),
  }
}

/** The card of the catalogue, as the public will see it, while one types ([1.H1]). Without a script it shows what is saved. */
export function CardPreview({ form: formId, offer: saved, currency, texts, messages }: Props) {
  const [offer, setOffer] = useState(saved)
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    const follow = () => setOffer((last) => readOffer(new FormData(form), last))
    follow()
    form.addEventListener('input', follow)
    return () => form.removeEventListener('input', follow)
  }, [formId])
  return (
    <NextIntlClientProvider locale="fr" messages={messages}>
      <aside aria-label={texts.title} className="grid gap-2 xl:sticky xl:top-6">
        <h2 className="text-xl">{texts.title}</h2>
        <p className="text-sm text-muted">{texts.help}</p>
        <OfferCard offer={offer} currency={currency} href="#textes" action={null} />
      </aside>
    </NextIntlClientProvider>
  )
}
