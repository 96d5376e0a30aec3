import { useTranslations } from 'next-intl'
import { AddToCart } from '@/components/catalogue/add-to-cart'
import { agesOf, paragraphsOf, priceNoteOf, tagsOf } from '@/components/catalogue/offer-words'
import { HeartLink } from '@/components/interests/heart-link'
import { Card, Tag, Tags } from '@/components/ui/card'
import { Price } from '@/components/ui/figure'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { List, ListItem } from '@/components/ui/table'
import type { Offer } from '@/lib/catalogue/types'
import { formatMinutes } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { NextStarts } from '@/lib/courses/queries/list-next-starts'
import { isLikeable } from '@/lib/interests/rules'
import { pathOf } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'
import { NextDates } from './next-dates'

type Props = {
  structure: Structure
  offer: Offer
  others: Offer[]
  /** Of a package of group courses; none of any other offer. */
  courses: NextStarts[]
}

export function OfferDetail({ structure, offer, others, courses }: Props) {
  const t = useTranslations('catalogue')
  const base = pathOf(structure.slug, 'cours-et-tarifs')
  return (
    <div className="page pt-6">
      <a href={base} className="inline-flex min-h-11 items-center gap-1.5">
        <Icon name="chevron-left" />
        {t('back')}
      </a>
      <div className="mt-2 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1.6fr_1fr] lg:grid-rows-[auto_1fr]">
        <header>
          <Tags>
            {tagsOf(offer, t).map((word) => (
              <Tag key={word}>{word}</Tag>
            ))}
            {offer.requiresMembership ? <Tag kind="warning">{t('tags.needsMembership')}</Tag> : null}
          </Tags>
          <h1 className="mt-3">{offer.name}</h1>
          <p className="mt-3 text-lg text-muted">{offer.summary}</p>
        </header>
        <aside className="lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Buy offer={offer} structure={structure} />
        </aside>
        <div className="grid gap-9">
          {courses.length > 0 ? (
            <NextDates
              courses={courses}
              zone={structure.timeZone}
              waitingPath={pathOf(structure.slug, `mon-compte/attente/${offer.slug}`)}
            />
          ) : null}
          <Texts offer={offer} structure={structure} />
          <OfferTeachers offer={offer} base={base} />
        </div>
      </div>
      {others.length > 0 ? <Others others={others} currency={structure.currency} base={base} /> : null}
    </div>
  )
}

function Texts({ offer, structure }: Pick<Props, 'offer' | 'structure'>) {
  const t = useTranslations('catalogue')
  return (
    <>
      <section className="prose-page">
        <h2>{t('facts.content')}</h2>
        {paragraphsOf(offer.description).map((paragraph) => (
          <p key={paragraph.slice(0, 24)}>{paragraph}</p>
        ))}
      </section>
      <section className="prose-page">
        <h2>{t('conditions.title')}</h2>
        {paragraphsOf(offer.conditions).map((paragraph) => (
          <p key={paragraph.slice(0, 24)}>{paragraph}</p>
        ))}
        <p>
          <a href={pathOf(structure.slug, 'conditions-generales-de-vente')}>{t('conditions.terms')}</a>
        </p>
      </section>
      {offer.kind === 'gift' ? null : <ReducedRate offer={offer} structure={structure} />}
    </>
  )
}

function ReducedRate({ offer, structure }: Pick<Props, 'offer' | 'structure'>) {
  const t = useTranslations('catalogue')
  const { email } = structure.settings
  const price = offer.reducedPriceCents === null ? null : formatCents(offer.reducedPriceCents, structure.currency)
  return (
    <section className="prose-page">
      <h2>{t('reduced_rate.title')}</h2>
      <p>
        {price === null
          ? t('reduced_rate.none')
          : t('reduced_rate.text', { price, full: formatCents(offer.priceCents, structure.currency), email })}
      </p>
      {price === null ? null : (
        <p>
          <a href={pathOf(structure.slug, 'mon-compte/tarif-reduit')}>{t('membership.reducedAsk')}</a>
        </p>
      )}
    </section>
  )
}

function OfferTeachers({ offer, base }: { offer: Offer; base: string }) {
  const t = useTranslations('catalogue.teachers')
  if (offer.teachers.length === 0) return null
  return (
    <section>
      <h2>{t('title', { count: offer.teachers.length })}</h2>
      <ul className="mt-3 flex flex-wrap gap-3">
        {offer.teachers.map((teacher) => (
          <li key={teacher.slug}>
            <a
              href={`${base}/filtre/professeur-${teacher.slug}`}
              className="inline-flex min-h-11 items-center gap-2.5 rounded-full border border-line bg-surface py-1 pr-5 pl-1.5 text-ink no-underline hover:border-accent"
            >
              <span
                aria-hidden="true"
                className="display grid size-9 place-items-center rounded-full bg-accent-soft text-sm text-accent"
              >
                {teacher.firstName[0]}
                {teacher.lastName[0]}
              </span>
              {teacher.firstName} {teacher.lastName}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function factsOf(
  offer: Offer,
  giftMonths: number,
  t: ReturnType<typeof useTranslations<'catalogue'>>,
): [string, string][] {
  const isMembership = offer.kind === 'membership'
  const months = offer.kind === 'gift' ? giftMonths : offer.validityMonths
  const facts: [string, string | null][] = [
    [t('facts.lessons'), isMembership ? null : String(offer.credits)],
    [t('facts.length'), offer.lessonMinutes === null ? null : formatMinutes(offer.lessonMinutes)],
    [t('facts.validity'), months === null ? null : t('facts.validityValue', { count: months })],
    [t('facts.postponements'), offer.kind === 'group' ? String(offer.postponements) : null],
    [t('facts.level'), offer.level === '' ? null : offer.level],
    [t('facts.ages'), agesOf(offer, t) ?? t('facts.allAges')],
    [
      t('facts.membership'),
      isMembership || offer.kind === 'gift'
        ? null
        : t(offer.requiresMembership ? 'facts.membershipNeeded' : 'facts.membershipOptional'),
    ],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== null)
}

function Buy({ offer, structure }: Pick<Props, 'offer' | 'structure'>) {
  const t = useTranslations('catalogue')
  return (
    <Card raised className="grid gap-5">
      <Price
        size="large"
        value={formatCents(offer.priceCents, structure.currency)}
        note={priceNoteOf(offer, structure.currency, t)}
      />
      <AddToCart structure={structure.slug} offer={offer} size="large" />
      {isLikeable(offer) ? <HeartLink path={pathOf(structure.slug, 'mon-compte/interets')} offer={offer} /> : null}
      {offer.requiresMembership ? <Notice kind="info">{t('membershipNeeded')}</Notice> : null}
      <dl className="divide-y divide-line border-y border-line">
        {factsOf(offer, structure.settings.giftMonths, t).map(([term, value]) => (
          <div key={term} className="flex justify-between gap-4 py-2">
            <dt className="text-muted">{term}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      {offer.kind === 'individual' ? <p className="text-sm text-muted">{t('booking')}</p> : null}
      {offer.kind === 'gift' ? <p className="text-sm text-muted">{t('giftBooking')}</p> : null}
    </Card>
  )
}

function Others({ others, currency, base }: { others: Offer[]; currency: string; base: string }) {
  const t = useTranslations('catalogue')
  return (
    <section className="mt-14">
      <h2 className="mb-4">{t(others[0]!.kind === 'gift' ? 'alsoGifts' : 'alsoTitle')}</h2>
      <List>
        {others.map((offer) => (
          <ListItem key={offer.id} aside={<Price size="small" value={formatCents(offer.priceCents, currency)} />}>
            <a href={`${base}/${offer.slug}`} className="inline-flex min-h-11 items-center font-semibold">
              {offer.name}
            </a>
            <span className="block text-muted">{offer.summary}</span>
          </ListItem>
        ))}
      </List>
    </section>
  )
}
