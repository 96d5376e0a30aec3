import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select, TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { listFieldErrors } from '@/lib/gate/form'
import { changeOffersAction } from '@/lib/offers/actions'
import { listDeskOffers } from '@/lib/offers/queries/list-desk-offers'
import { fingerprintBulk, planBulk } from '@/lib/offers/rules'
import { bulkSchema } from '@/lib/offers/schema'
import type { BulkLine, OfferState } from '@/lib/offers/types'
import { rights } from '@/lib/staff/types'
import { State } from '../offer-table'
import { useOfferWords } from '../words'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.bulk'))('title') }
}

/** What a change of several offers would do to each, before it is done ([1.H1]). */
export default async function SeveralOffersPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/offres`
  const { structure } = await requireStaff(slug, `${path}/ensemble`, rights['offers.edit'])
  const asked = await searchParams
  const parsed = bulkSchema.safeParse(asked)
  const [offers, t] = await Promise.all([listDeskOffers(structure.id), getTranslations('offers.bulk')])
  const isPrice = asked.geste === 'prix'
  const errors = parsed.success || asked.taux === undefined ? {} : await listFieldErrors(parsed.error)
  const lines = parsed.success
    ? planBulk(
        offers.filter(({ id }) => parsed.data.offerIds.includes(id)),
        parsed.data.change,
      )
    : null
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={path}>{t('back')}</a>} title={t('title')} lead={t('lead')} className="pb-0" />
      {isPrice ? <PriceForm path={path} asked={asked} error={errors.taux} /> : null}
      {lines ? <Preview slug={slug} asked={asked} lines={lines} currency={structure.currency} /> : null}
    </div>
  )
}

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())
const textOf = (value: string | string[] | undefined): string | undefined => listOf(value)[0]

const roundings = [
  { value: '100', name: 'euro' },
  { value: '50', name: 'half' },
  { value: '10', name: 'ten' },
  { value: '1', name: 'cent' },
] as const

/** By how much, into the address: the new prices are looked at before they are anybody's. */
function PriceForm({ path, asked, error }: { path: string; asked: Search; error?: string }) {
  const t = useTranslations('offers.bulk')
  return (
    <Card>
      <form action={`${path}/ensemble`} className="flex flex-wrap items-end gap-4">
        <input type="hidden" name="geste" value="prix" />
        {listOf(asked.offre).map((id) => (
          <input key={id} type="hidden" name="offre" value={id} />
        ))}
        <TextInput
          name="taux"
          label={t('percent')}
          help={t('percentHelp')}
          required
          error={error}
          inputMode="decimal"
          maxLength={8}
          defaultValue={textOf(asked.taux)}
        />
        <Select
          name="arrondi"
          label={t('rounding')}
          options={roundings.map(({ value, name }) => ({ value, label: t(`roundings.${name}`) }))}
          defaultValue={textOf(asked.arrondi) ?? '100'}
        />
        <Button type="submit" icon="search">
          {t('preview')}
        </Button>
      </form>
    </Card>
  )
}

type PreviewProps = { slug: string; asked: Search; lines: BulkLine[]; currency: string }

function Preview({ slug, asked, lines, currency }: PreviewProps) {
  const t = useTranslations('offers.bulk')
  const count = lines.filter(({ refusal }) => refusal === null).length
  if (lines.length === 0)
    return (
      <EmptyState icon="ticket" title={t('nothing')}>
        {t('nothingText')}
      </EmptyState>
    )
  const gesture = lines[0]!.before.isPublished === lines[0]!.after.isPublished ? 'prix' : 'etat'
  const confirm = gesture === 'prix' ? 'prix' : lines[0]!.after.isPublished ? 'publier' : 'masquer'
  return (
    <>
      <BeforeAfter lines={lines} currency={currency} isPrice={gesture === 'prix'} />
      {gesture === 'prix' ? <Notice kind="info">{t('carts')}</Notice> : null}
      {count === 0 ? null : (
        <ActionForm action={changeOffersAction}>
          <HiddenFields
            structure={slug}
            vu={fingerprintBulk(lines)}
            geste={textOf(asked.geste)}
            taux={textOf(asked.taux)}
            arrondi={textOf(asked.arrondi)}
          />
          {listOf(asked.offre).map((id) => (
            <input key={id} type="hidden" name="offre" value={id} />
          ))}
          <SubmitButton className="justify-self-start">{t(`confirm.${confirm}`, { count })}</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}

function BeforeAfter({ lines, currency, isPrice }: { lines: BulkLine[]; currency: string; isPrice: boolean }) {
  const t = useTranslations('offers')
  const { priceOf } = useOfferWords(currency)
  const show = (state: OfferState) => (isPrice ? priceOf(state) : <State isPublished={state.isPublished} />)
  const why = (line: BulkLine) =>
    line.refusal ? (
      <span className="whitespace-normal text-danger">
        {t('bulk.kept')} : {t(`refusals.${line.refusal}`, { course: '', minutes: 0 })}
      </span>
    ) : (
      show(line.after)
    )
  const columns: Column<BulkLine>[] = [
    { key: 'name', label: t('list.name'), cell: ({ name }) => <span className="font-semibold">{name}</span> },
    { key: 'before', label: t('bulk.before'), numeric: isPrice, cell: ({ before }) => show(before) },
    { key: 'after', label: t('bulk.after'), numeric: isPrice, cell: why },
  ]
  return <Records caption={t('bulk.caption')} columns={columns} rows={lines} />
}
