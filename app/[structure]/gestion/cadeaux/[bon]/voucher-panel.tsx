import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { deskPassPath } from '@/components/bookings/desk-paths'
import { SendForm } from '@/components/gifts/send-form'
import { VoucherSending } from '@/components/gifts/voucher-sending'
import { VoucherState } from '@/components/gifts/voucher-state'
import { Icon } from '@/components/ui/icon'
import { formatDay, formatMinutes } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import { sendVoucherByOffice } from '@/lib/gifts/actions'
import { describeVoucher } from '@/lib/gifts/rules'
import type { Voucher } from '@/lib/gifts/types'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { Structure } from '@/lib/structures/queries'
import { Panel } from '../../commandes/[commande]/panel'

type Props = {
  voucher: Voucher
  structure: Structure
  today: Day
  /** The reader's role books lessons too ([1.H8]). */
  mayBook: boolean
}

/** What a voucher gives, who offered it, until when, and how it stands. */
export async function VoucherPanel({ voucher, structure, today, mayBook }: Props) {
  const t = await getTranslations('gifts')
  const { slug, timeZone: zone } = structure
  const order = formatOrderNumber(voucher.orderNumber)
  return (
    <Panel id="bon" title={voucher.name}>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <Fact label={t('desk.gives')}>
          {t('lessons', { count: voucher.credits, length: formatMinutes(voucher.lessonMinutes) })}
        </Fact>
        <Fact label={t('mine.validUntil')}>{formatDay(voucher.validUntil)}</Fact>
        <Fact label={t('mine.state')}>
          <VoucherState voucher={voucher} today={today} zone={zone} />
          {voucher.usedFor ? <span className="block">{t('mine.for', { name: voucher.usedFor })}</span> : null}
          {voucher.passId && mayBook ? (
            <a href={deskPassPath(slug, voucher.passId)} className="inline-flex min-h-11 items-center">
              {t('desk.book')}
            </a>
          ) : null}
        </Fact>
        <Fact label={t('desk.from')}>
          {voucher.buyerName}
          <a href={`/${slug}/gestion/commandes/${order}`} className="block">
            {t('desk.order', { number: order })}
          </a>
        </Fact>
        <Fact label={t('desk.for')}>
          {voucher.recipientName || t('mine.bearer')}
          <span className="block text-muted [overflow-wrap:anywhere]">
            <VoucherSending voucher={voucher} today={today} zone={zone} />
          </span>
        </Fact>
        {voucher.message ? (
          <Fact label={t('redeem.message')}>
            <span className="whitespace-pre-line [overflow-wrap:anywhere]">{voucher.message}</span>
          </Fact>
        ) : null}
      </dl>
      <Ways voucher={voucher} slug={slug} today={today} />
    </Panel>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

async function Ways({ voucher, slug, today }: { voucher: Voucher; slug: string; today: Day }) {
  const t = await getTranslations('gifts.mine')
  const { id } = voucher
  return (
    <div className="no-print flex flex-wrap items-start gap-x-6 gap-y-2">
      <a href={`/${slug}/gestion/cadeaux/${id}/bon.pdf`} className="inline-flex min-h-11 items-center gap-2">
        <Icon name="download" />
        {t('pdf')}
      </a>
      {describeVoucher(voucher, today) === 'active' ? (
        <SendForm action={sendVoucherByOffice} voucher={voucher} slug={slug} />
      ) : null}
    </div>
  )
}
