import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/page-header'
import { applyFilter, countChoices, filterPath, groupByDiscipline } from '@/lib/catalogue/rules'
import type { Filter, Offer } from '@/lib/catalogue/types'
import { Filters } from './filters'
import { MembershipBanner, OfferCard } from './offer-card'

type Props = {
  offers: Offer[]
  filter: Filter
  currency: string
  email: string
  /** Where the reduced price is asked for; a visitor logs in on the way. */
  rateHref: string
  /** The page that the filters stand under: '/atelier/cours-et-tarifs', '/atelier/mon-compte/acheter'. */
  base: string
  /** The page of an offer. */
  hrefOf: (offer: Offer) => string
  /** 'Ajouter au panier' for an offer, as a form. */
  renderAction: (offer: Offer) => ReactNode
}

/** Membership first, then what one may learn, filtered and read discipline by discipline ([1.C1], [1.C2], [1.C3]). */
export function Catalogue({ offers, filter, currency, email, rateHref, base, hrefOf, renderAction }: Props) {
  const t = useTranslations('catalogue')
  const left = applyFilter(offers, filter)
  const names = new Map(
    offers.flatMap((offer) => offer.teachers).map((one) => [one.slug, `${one.firstName} ${one.lastName}`]),
  )
  return (
    <>
      <section aria-labelledby="adherer">
        <h2 id="adherer" className="mb-4">
          {t('join')}
        </h2>
        <div className="grid gap-4">
          {offers
            .filter((offer) => offer.kind === 'membership')
            .map((offer) => (
              <MembershipBanner
                key={offer.id}
                offer={offer}
                currency={currency}
                email={email}
                rateHref={rateHref}
                href={hrefOf(offer)}
                action={renderAction(offer)}
              />
            ))}
        </div>
      </section>
      <section aria-labelledby="acheter" className="mt-10">
        <h2 id="acheter" className="mb-4">
          {t('buy')}
        </h2>
        <p className="mb-3 text-muted">{t('refine')}</p>
        <Filters
          choices={countChoices(offers, filter, base)}
          filter={filter}
          teacherName={(slug) => names.get(slug) ?? slug}
        />
        <p className="mt-4 text-muted">
          {t('found', { count: left.length })}
          {filterPath(base, filter) === base ? null : (
            <a href={base} className="ml-4 inline-flex min-h-11 items-center">
              {t('clear')}
            </a>
          )}
        </p>
        <Groups offers={left} currency={currency} hrefOf={hrefOf} renderAction={renderAction} />
        {left.length === 0 ? (
          <EmptyState
            className="mt-4"
            title={t('nothing.title')}
            action={<LinkButton href={base}>{t('clear')}</LinkButton>}
          >
            {t('nothing.text')}
          </EmptyState>
        ) : null}
      </section>
    </>
  )
}

function Groups({
  offers,
  currency,
  hrefOf,
  renderAction,
}: Pick<Props, 'offers' | 'currency' | 'hrefOf' | 'renderAction'>) {
  const t = useTranslations('catalogue')
  return groupByDiscipline(offers).map(({ discipline, offers: list }) => (
    <div key={discipline} className="mt-7">
      <h3 className="mb-3 text-xl">{discipline || t(list[0]!.kind === 'gift' ? 'gifts' : 'other')}</h3>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {list.map((offer) => (
          <OfferCard
            key={offer.id}
            level="h4"
            offer={offer}
            currency={currency}
            href={hrefOf(offer)}
            action={renderAction(offer)}
          />
        ))}
      </div>
    </div>
  ))
}
