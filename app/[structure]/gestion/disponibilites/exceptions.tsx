import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card, Tag } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeExceptionAction } from '@/lib/availability/actions'
import type { DatedException } from '@/lib/availability/types'
import { formatLongDay, formatTime } from '@/lib/core/formatting'
import { ExceptionForm } from './exception-form'
import { type HoursOf, placeName } from './hours-of'

/** The days to come that differ from the week: absences, and hours opened for once ([1.H2]). */
export async function Exceptions({ of }: { of: HoursOf }) {
  const t = await getTranslations('availability.exceptions')
  const coming = of.presence.exceptions.filter(({ endsOn }) => endsOn >= of.today)
  return (
    <Card as="section" aria-labelledby="exceptions" className="grid gap-5">
      <h2 id="exceptions">{t('title')}</h2>
      {coming.length === 0 ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {coming.map((one) => (
            <ExceptionRow key={one.id} of={of} exception={one} />
          ))}
        </ul>
      )}
      <ExceptionForm of={of} />
    </Card>
  )
}

async function ExceptionRow({ of, exception }: { of: HoursOf; exception: DatedException }) {
  const t = await getTranslations('availability')
  const { kind, startsOn, endsOn, startsAt, endsAt, label, locationId } = exception
  const days =
    startsOn === endsOn
      ? t('exceptions.one', { day: formatLongDay(startsOn) })
      : t('exceptions.several', { from: formatLongDay(startsOn), until: formatLongDay(endsOn) })
  const times =
    startsAt && endsAt
      ? t('hours.times', { from: formatTime(startsAt), to: formatTime(endsAt) })
      : t('exceptions.allDay')
  const isAbsence = kind === 'unavailable'
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <Tag kind={isAbsence ? 'danger' : 'positive'}>{t(`exceptions.${isAbsence ? 'absence' : 'extra'}`)}</Tag>
          <span className="font-semibold">{days}</span>
          <span className="tabular-nums">{times}</span>
        </p>
        <p className="text-sm text-muted">{[placeName(of.places, locationId), label].filter(Boolean).join(' · ')}</p>
      </div>
      <ActionForm action={removeExceptionAction}>
        <HiddenFields structure={of.slug} teacher={of.teacher.id} id={exception.id} />
        <SubmitButton
          look="danger"
          pendingLabel={t('exceptions.pending')}
          aria-label={t('exceptions.removeWhat', { what: `${days}, ${times}` })}
        >
          {t('exceptions.remove')}
        </SubmitButton>
      </ActionForm>
    </li>
  )
}
