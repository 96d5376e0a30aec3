import { useTranslations } from 'next-intl'
import { Icon, type IconName } from '@/components/ui/icon'
import { formatNumericDay } from '@/lib/core/formatting'
import { type Day, dayOf } from '@/lib/core/time'
import { describeVoucher } from '@/lib/gifts/rules'
import type { VoucherState as State, Voucher } from '@/lib/gifts/types'

const looks: Record<State, { icon: IconName; look: string }> = {
  active: { icon: 'gift', look: 'text-positive' },
  used: { icon: 'done', look: 'text-muted' },
  expired: { icon: 'clock', look: 'text-muted' },
  revoked: { icon: 'alert', look: 'text-danger' },
}

/** How a voucher stands, in a word, an icon and a colour. */
export function VoucherState({ voucher, today, zone }: { voucher: Voucher; today: Day; zone: string }) {
  const t = useTranslations('gifts')
  const state = describeVoucher(voucher, today)
  const { icon, look } = looks[state]
  return (
    <span className={`inline-flex items-start gap-2 ${look}`}>
      <Icon name={icon} className="mt-[0.15em]" />
      <span className="whitespace-nowrap">
        {t(`states.${state}`)}
        {voucher.usedAt ? (
          <span className="block text-sm">
            {t('mine.usedOn', { day: formatNumericDay(dayOf(voucher.usedAt, zone)) })}
          </span>
        ) : null}
      </span>
    </span>
  )
}
