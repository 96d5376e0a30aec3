import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { followPath } from '@/components/bookings/paths'
import { Card } from '@/components/ui/card'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'

/** What isn't booked here: group courses book themselves, gifts are booked by telephone ([1.F5]). */
export async function OtherWays({ slug, structure }: { slug: string; structure: Structure }) {
  const [t, gifts] = await Promise.all([getTranslations('bookings.reserve'), getTranslations('gifts.redeem')])
  const { phone } = structure.settings
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Card as="section">
        <h2 className="!text-xl">{t('groupTitle')}</h2>
        <p className="mt-2 text-muted">{t('group')}</p>
        <Link href={followPath(slug)} className="inline-flex min-h-11 items-center">
          {t('follow')}
        </Link>
      </Card>
      <Card as="section">
        <h2 className="!text-xl">{t('giftTitle')}</h2>
        <p className="mt-2 text-muted">{t('gift', { phone: formatPhone(phone) })}</p>
        <div className="flex flex-wrap gap-x-6">
          <a href={`tel:${phone}`} className="inline-flex min-h-11 items-center">
            {formatPhone(phone)}
          </a>
          <Link href={`/${slug}/mon-compte/cadeau` as never} className="inline-flex min-h-11 items-center">
            {gifts('link')}
          </Link>
        </div>
      </Card>
    </div>
  )
}
