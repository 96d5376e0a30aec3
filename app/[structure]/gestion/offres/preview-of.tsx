import { getMessages, getTranslations } from 'next-intl/server'
import type { Offer, OfferKind } from '@/lib/catalogue/types'
import type { OfferTerms } from '@/lib/offers/types'
import { CardPreview } from './card-preview'
import { offerForm } from './offer-form'

type Props = { kind: OfferKind; terms: OfferTerms | null; slug: string; currency: string; updatedAt: Date }

const nothing: OfferTerms = {
  name: '',
  summary: '',
  description: '',
  conditions: '',
  discipline: '',
  level: '',
  minAge: null,
  maxAge: null,
  credits: 0,
  lessonMinutes: null,
  validityMonths: null,
  isTrial: false,
  requiresMembership: false,
  postponements: 0,
  priceCents: 0,
  reducedPriceCents: null,
  maxChequeInstalments: 1,
  maxCardInstalments: 1,
  isRedeemable: true,
  teacherIds: [],
}

/** The card beside the form, with the texts that it needs in the browser. */
export async function PreviewOf({ kind, terms, slug, currency, updatedAt }: Props) {
  const [{ catalogue }, t] = await Promise.all([getMessages(), getTranslations('offers.form')])
  const { teacherIds: _ids, isRedeemable: _redeemable, ...shown } = terms ?? { ...nothing, name: t('name') }
  const offer: Offer = { ...shown, id: '', slug, kind, updatedAt, teachers: [] }
  return (
    <CardPreview
      form={offerForm}
      offer={offer}
      currency={currency}
      texts={{ title: t('preview'), help: t('previewHelp') }}
      messages={{ catalogue }}
    />
  )
}
