import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveHoursAction } from '@/lib/availability/actions'
import type { WeeklyHours } from '@/lib/availability/types'
import { formatNumericDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import { HoursFields, type HoursValues } from './hours-fields'
import type { HoursOf } from './hours-of'

type Props = { of: HoursOf; changing?: WeeklyHours }

/** What the fields start from: the hours that are changed, or none, from today on. */
export const valuesOf = (hours: WeeklyHours | undefined, today: Day): HoursValues => ({
  weekday: hours?.weekday ?? 1,
  startsAt: hours?.startsAt,
  endsAt: hours?.endsAt,
  roomIds: hours?.roomIds ?? [],
  validFrom: formatNumericDay(hours?.validFrom ?? today),
  validUntil: hours?.validUntil ? formatNumericDay(hours.validUntil) : undefined,
})

/** Folded until it is asked for; open on the hours that are being changed. */
export function HoursForm({ of, changing }: Props) {
  const t = useTranslations('availability.hours')
  const { slug, path, teacher } = of
  return (
    <div id="heures" className="scroll-mt-6">
      <Details key={changing?.id ?? 'new'} summary={t(changing ? 'changing' : 'add')} open={changing !== undefined}>
        <ActionForm action={saveHoursAction} className="grid gap-5">
          <HiddenFields structure={slug} teacher={teacher.id} id={changing?.id} />
          <HoursFields places={of.places} values={valuesOf(changing, of.today)} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={t('pending')}>{t('save')}</SubmitButton>
            {changing ? (
              <LinkButton look="quiet" href={`${path}?professeur=${teacher.id}#semaine`}>
                {t('cancel')}
              </LinkButton>
            ) : null}
          </div>
        </ActionForm>
      </Details>
    </div>
  )
}
