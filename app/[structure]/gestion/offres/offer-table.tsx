import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { type Column, Records } from '@/components/ui/records'
import { moveOfferAction } from '@/lib/offers/actions'
import type { DeskOffer } from '@/lib/offers/types'
import { bulkForm } from './bulk-form'
import { useOfferWords } from './words'

type Props = { slug: string; path: string; rows: DeskOffer[]; currency: string; isOrdered: boolean }

const orderForm = 'ordre'

/** A row an offer: what it is, what it costs, whether it is on sale, its place in the catalogue. */
export function OfferTable({ slug, path, rows, currency, isOrdered }: Props) {
  const t = useTranslations('offers')
  const words = useOfferWords(currency)
  const columns: Column<DeskOffer>[] = [
    { key: 'name', label: t('list.name'), cell: (offer) => <Name path={path} offer={offer} /> },
    {
      key: 'what',
      label: t('list.what'),
      cell: (offer) => (
        <>
          {words.sizeOf(offer)}
          <span className="block text-sm text-muted">{words.givenBy(offer)}</span>
        </>
      ),
    },
    { key: 'price', label: t('list.price'), numeric: true, cell: (offer) => words.priceOf(offer) },
    { key: 'state', label: t('list.state'), cell: ({ isPublished }) => <State isPublished={isPublished} /> },
  ]
  if (isOrdered) columns.push({ key: 'order', label: t('list.order'), cell: (offer) => <Order offer={offer} /> })
  return (
    <>
      <ActionForm id={orderForm} action={moveOfferAction} className="!gap-0">
        <HiddenFields structure={slug} />
      </ActionForm>
      <Records isWide caption={t('list.caption')} columns={columns} rows={rows} />
    </>
  )
}

function Name({ path, offer: { id, name, kind, discipline } }: { path: string; offer: DeskOffer }) {
  const t = useTranslations('offers')
  return (
    <span className="flex items-start gap-3">
      <input
        type="checkbox"
        form={bulkForm}
        name="offre"
        value={id}
        aria-label={t('list.tickOne', { name })}
        className="mt-[0.2em] size-5 shrink-0 accent-[var(--accent)]"
      />
      <span className="min-w-0">
        <a href={`${path}/${id}`} className="font-semibold">
          {name}
        </a>
        <span className="block text-sm text-muted">{[t(`kinds.${kind}`), discipline].filter(Boolean).join(' · ')}</span>
      </span>
    </span>
  )
}

export function State({ isPublished }: { isPublished: boolean }) {
  const t = useTranslations('offers.state')
  return <Tag kind={isPublished ? 'positive' : 'neutral'}>{t(isPublished ? 'published' : 'hidden')}</Tag>
}

/** Two buttons of the one form above: the list has as many rows as the school has offers. */
function Order({ offer: { id, name } }: { offer: DeskOffer }) {
  const t = useTranslations('offers.list')
  return (
    <span className="flex justify-end gap-1.5 lg:justify-start">
      {(['monter', 'descendre'] as const).map((step) => (
        <button
          key={step}
          type="submit"
          form={orderForm}
          name="geste"
          value={`${step}:${id}`}
          aria-label={t(step === 'monter' ? 'up' : 'down', { name })}
          className="grid size-11 place-items-center rounded-s border border-line-strong bg-surface hover:border-accent"
        >
          <Icon name="chevron-down" className={step === 'monter' ? 'rotate-180' : undefined} />
        </button>
      ))}
    </span>
  )
}
