import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { VoucherState } from '@/components/gifts/voucher-state'
import { PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { type Day, dayOf } from '@/lib/core/time'
import { mostVouchers, searchVouchers } from '@/lib/desk/queries/search-vouchers'
import { requireStaff } from '@/lib/gate/actor'
import { formatCode } from '@/lib/gifts/rules'
import { voucherFilterInput } from '@/lib/gifts/schema'
import { type Voucher, voucherStates } from '@/lib/gifts/types'
import { moneyDesk } from '@/lib/staff/types'
import { Chips } from '../chips'
import { NoRows } from '../no-rows'
import { SearchBar } from '../search-bar'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gifts.desk'))('title') }
}

/** The gifts of the structure, by the code that is read out on the telephone, by who bought them or for whom ([1.C7] [1.H8]). */
export default async function GiftsPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/cadeaux`
  const { actor, structure } = await requireStaff(slug, path, moneyDesk)
  const filter = voucherFilterInput.parse(await searchParams)
  const today = dayOf(await clock(), structure.timeZone)
  const [vouchers, t, states] = await Promise.all([
    searchVouchers(actor, filter, today),
    getTranslations('gifts.desk'),
    getTranslations('gifts.states'),
  ])
  const hrefOf = (state: string | null) => {
    const query = new URLSearchParams({ ...(filter.search && { q: filter.search }), ...(state && { etat: state }) })
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={filter.search} />
      <Chips
        label={t('stateLabel')}
        all={t('all')}
        chosen={filter.state}
        choices={voucherStates.map((value) => ({ value, label: states(value) }))}
        hrefOf={hrefOf}
      />
      {vouchers.length === 0 ? (
        <NoRows t={t} icon="gift" path={path} isNarrowed={filter.search !== '' || filter.state !== null} />
      ) : (
        <Vouchers path={path} vouchers={vouchers} today={today} zone={structure.timeZone} />
      )}
      {vouchers.length === mostVouchers ? <p className="text-muted">{t('most', { count: mostVouchers })}</p> : null}
    </div>
  )
}

type ListProps = { path: string; vouchers: Voucher[]; today: Day; zone: string }

async function Vouchers({ path, vouchers, today, zone }: ListProps) {
  const [t, mine] = await Promise.all([getTranslations('gifts.desk'), getTranslations('gifts.mine')])
  const columns: Column<Voucher>[] = [
    {
      key: 'code',
      label: mine('code'),
      cell: ({ id, code }) => (
        <a href={`${path}/${id}`} className="-my-2.5 inline-flex min-h-11 items-center font-semibold whitespace-nowrap">
          {formatCode(code)}
        </a>
      ),
    },
    { key: 'gift', label: mine('gift'), cell: ({ name }) => name },
    { key: 'for', label: t('for'), cell: ({ recipientName }) => recipientName || mine('bearer') },
    { key: 'from', label: t('from'), cell: ({ buyerName }) => buyerName },
    { key: 'until', label: mine('validUntil'), numeric: true, cell: ({ validUntil }) => formatNumericDay(validUntil) },
    {
      key: 'state',
      label: mine('state'),
      cell: (voucher) => <VoucherState voucher={voucher} today={today} zone={zone} />,
    },
  ]
  return <Records caption={t('title')} columns={columns} rows={vouchers} isWide />
}
