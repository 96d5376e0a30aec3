import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/card'
import { type Column, Records } from '@/components/ui/records'
import { moveOfferAction } from '@/lib/offers/actions'
import type { DeskOffer } from '@/lib/offers/types'
import { OrderButtons, OrderForm } from '../ordering'
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
    { key: 'state', label: t('list.state'), cell: (offer) => <State {...offer} /> },
  ]
  const order = ({ id, kind, name }: DeskOffer) => (
    <OrderButtons
      form={orderForm}
      row={{ id }}
      group={kind}
      labels={{ up: t('list.up', { name }), down: t('list.down', { name }), drag: t('list.drag', { name }) }}
    />
  )
  if (isOrdered) columns.push({ key: 'order', label: t('list.order'), cell: order })
  return (
    <>
      <OrderForm id={orderForm} slug={slug} action={moveOfferAction} />
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

export function State({ isPublished, archivedAt }: { isPublished: boolean; archivedAt?: Date | null }) {
  const t = useTranslations('offers.state')
  if (archivedAt) return <Tag kind="warning">{t('archived')}</Tag>
  return <Tag kind={isPublished ? 'positive' : 'neutral'}>{t(isPublished ? 'published' : 'hidden')}</Tag>
}
