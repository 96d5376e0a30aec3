import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card, Tag, Tags } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { Price } from '@/components/ui/figure'
import type { Offer } from '@/lib/catalogue/types'
import { formatCents } from '@/lib/core/money'
import { paragraphsOf, priceNoteOf, tagsOf } from './offer-words'

type Props = {
  offer: Offer
  currency: string
  /** The page of the offer. */
  href: string
  /** 'Ajouter au panier', as a form of the page that shows the card. */
  action: ReactNode
  /** The heading's level, under that of its group. */
  level?: 'h3' | 'h4'
}

/** An offer of the catalogue ([1.C2]): ages, level, '+ de détails', price, and the button given by the page. */
export function OfferCard({ offer, currency, href, action, level: Heading = 'h3' }: Props) {
  const t = useTranslations('catalogue')
  return (
    <Card as="article" className="offer">
      <Tags>
        {tagsOf(offer, t).map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
        {offer.requiresMembership ? <Tag kind="warning">{t('tags.needsMembership')}</Tag> : null}
      </Tags>
      <Heading className="text-[1.22rem]">
        <a href={href} className="title-link">
          {offer.name}
        </a>
      </Heading>
      <p className="text-muted">{offer.summary}</p>
      {offer.level ? <p className="text-sm text-muted">{offer.level}</p> : null}
      <Details summary={t('details')}>
        <OfferTexts offer={offer} />
        <p>
          <a href={href} className="block-link">
            {t('see')}
          </a>
        </p>
      </Details>
      <div className="offer-foot">
        <Price value={formatCents(offer.priceCents, currency)} note={priceNoteOf(offer, currency, t)} />
        {action}
      </div>
    </Card>
  )
}

/** Content and conditions, as the structure wrote them. */
function OfferTexts({ offer }: { offer: Offer }) {
  const t = useTranslations('catalogue')
  return (
    <>
      {paragraphsOf(offer.description).map((paragraph) => (
        <p key={paragraph.slice(0, 24)}>{paragraph}</p>
      ))}
      <p>
        <strong>{t('conditions.title')}</strong> · {offer.conditions}
      </p>
    </>
  )
}

/** The membership stands above every offer ([1.C1]), with how the reduced price works. */
export function MembershipBanner({
  offer,
  currency,
  href,
  email,
  rateHref,
  action,
}: Omit<Props, 'level'> & { email: string; rateHref: string }) {
  const t = useTranslations('catalogue')
  return (
    <Card as="article" accent className="grid items-center gap-x-8 gap-y-3 sm:grid-cols-[1fr_auto_auto]">
      <div>
        <h3>
          <a href={href} className="title-link">
            {offer.name}
          </a>
        </h3>
        <p className="mt-1 text-muted">{offer.summary}</p>
      </div>
      <Price value={formatCents(offer.priceCents, currency)} note={priceNoteOf(offer, currency, t)} />
      {action}
      <Details summary={t('details')} className="sm:col-span-3">
        <OfferTexts offer={offer} />
        {offer.reducedPriceCents === null ? null : (
          <p>
            <strong>{t('membership.reducedTitle')}</strong> · {t('membership.reducedText', { email })}{' '}
            <a href={rateHref}>{t('membership.reducedAsk')}</a>
          </p>
        )}
      </Details>
    </Card>
  )
}
