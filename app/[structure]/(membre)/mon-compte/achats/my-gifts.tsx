import { useTranslations } from 'next-intl'
import { SendForm } from '@/components/gifts/send-form'
import { VoucherSending } from '@/components/gifts/voucher-sending'
import { VoucherState } from '@/components/gifts/voucher-state'
import { Icon } from '@/components/ui/icon'
import { type Column, Records } from '@/components/ui/records'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import { sendVoucherAction } from '@/lib/gifts/actions'
import { describeVoucher, formatCode } from '@/lib/gifts/rules'
import type { Voucher } from '@/lib/gifts/types'

type Props = { vouchers: Voucher[]; today: Day; zone: string; slug: string }

/** The gifts that a member bought: the code, until when, whether it has left and was used; again by mail or on paper ([1.C7]). */
export function MyGifts({ vouchers, today, zone, slug }: Props) {
  const t = useTranslations('gifts.mine')
  const columns: Column<Voucher>[] = [
    { key: 'gift', label: t('gift'), cell: (voucher) => <Gift voucher={voucher} today={today} zone={zone} /> },
    {
      key: 'code',
      label: t('code'),
      cell: ({ code }) => <span className="font-semibold whitespace-nowrap tabular-nums">{formatCode(code)}</span>,
    },
    { key: 'until', label: t('validUntil'), numeric: true, cell: ({ validUntil }) => formatNumericDay(validUntil) },
    {
      key: 'state',
      label: t('state'),
      cell: (voucher) => <VoucherState voucher={voucher} today={today} zone={zone} />,
    },
    {
      key: 'actions',
      label: t('actions'),
      cell: (voucher) => <Ways voucher={voucher} today={today} slug={slug} />,
    },
  ]
  return <Records caption={t('caption')} columns={columns} rows={vouchers} isWide />
}

function Gift({ voucher, today, zone }: { voucher: Voucher; today: Day; zone: string }) {
  const t = useTranslations('gifts.mine')
  const { name, recipientName } = voucher
  return (
    <>
      {name}
      <span className="block font-normal text-muted [overflow-wrap:anywhere]">
        {recipientName ? t('for', { name: recipientName }) : t('bearer')},{' '}
        <VoucherSending voucher={voucher} today={today} zone={zone} />
      </span>
    </>
  )
}

function Ways({ voucher, today, slug }: { voucher: Voucher; today: Day; slug: string }) {
  const t = useTranslations('gifts.mine')
  const { id, recipientName } = voucher
  const name = recipientName || t('bearer')
  return (
    <div className="no-print grid justify-items-start text-left">
      <a
        href={`/${slug}/mon-compte/achats/cadeaux/${id}`}
        aria-label={t('pdfLabel', { ofName: ofName(name) })}
        className="inline-flex min-h-11 items-center gap-2"
      >
        <Icon name="download" />
        {t('pdf')}
      </a>
      {describeVoucher(voucher, today) === 'active' ? (
        <SendForm action={sendVoucherAction} voucher={voucher} slug={slug} />
      ) : null}
    </div>
  )
}
