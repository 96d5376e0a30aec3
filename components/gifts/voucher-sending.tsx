import { useTranslations } from 'next-intl'
import { formatNumericDay } from '@/lib/core/formatting'
import { type Day, dayOf } from '@/lib/core/time'
import { describeVoucher } from '@/lib/gifts/rules'
import type { Voucher } from '@/lib/gifts/types'

/** Where a voucher went, or goes, by mail; one that is worth nothing any more goes nowhere ([1.C7]). */
export function VoucherSending({ voucher, today, zone }: { voucher: Voucher; today: Day; zone: string }) {
  const t = useTranslations('gifts.mine')
  const { recipientEmail: email, sendOn, sentAt } = voucher
  if (!email) return t('byHand')
  if (sentAt) return t('sentOn', { email, day: formatNumericDay(dayOf(sentAt, zone)) })
  if (describeVoucher(voucher, today) !== 'active') return t('neverSent')
  return t('sendOn', { email, day: formatNumericDay(sendOn) })
}
