import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import type { Impersonation } from '@/lib/client-files/queries/find-member-context'
import type { StaffRole } from '@/lib/core/actor'
import { formatTime } from '@/lib/core/formatting'
import { addMinutes, wallTimeOf } from '@/lib/core/time'
import type { Context, MemberName } from '@/lib/gate/actor'
import { leavePortalAction } from '@/lib/impersonation/actions'

type Props = { context: Context; name: MemberName; impersonation: Impersonation; role: StaffRole }

/** Over everything, and it never scrolls away: whose portal it is, as whom, why, until when, and the way back ([2.B1]). */
export async function PortalBanner({ context: { structure, staff, now }, name, impersonation, role }: Props) {
  const t = await getTranslations('impersonation')
  const until = addMinutes(now!, impersonation.secondsLeft / 60)
  const as = staff?.name ?? ''
  return (
    <section
      aria-label={t('banner.label')}
      data-portal-banner=""
      className="no-print sticky top-0 z-40 border-b border-line bg-ink text-paper"
    >
      <div className="page flex flex-wrap items-center justify-center gap-x-6 gap-y-2 py-2">
        <p className="text-sm sm:text-base">
          {t.rich('banner.text', {
            name: `${name.firstName} ${name.lastName}`,
            staff: as,
            role: t(`roles.${role}`),
            elides: String(/^[aeiouyàâéèêëîïôœùûh]/i.test(as)),
            b: (words) => <strong>{words}</strong>,
          })}{' '}
          <span className="max-sm:sr-only">
            {t('banner.detail', {
              reason: impersonation.reason,
              time: formatTime(wallTimeOf(until, structure.timeZone)),
            })}
          </span>
        </p>
        <form action={leavePortalAction}>
          <HiddenFields structure={structure.slug} />
          <button
            type="submit"
            className="min-h-11 cursor-pointer rounded-full bg-paper px-4 py-1 font-semibold text-ink focus-visible:outline-paper"
          >
            {t('banner.back')}
          </button>
        </form>
      </div>
    </section>
  )
}
