import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { DateInput, TextInput } from '@/components/ui/inputs'
import { EmptyState } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatDay, formatNumericDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import { grantWithoutRequest } from '@/lib/pricing/actions'
import type { FoundLearner } from '@/lib/pricing/queries/search-learners'
import { suggestGrantEnd } from '@/lib/pricing/rules'
import { SearchBar } from '../search-bar'

type Props = { slug: string; path: string; today: Day; search: string; learners: FoundLearner[] }

/** For a proof that came by e-mail or was shown at the desk: the learner is looked up, then granted ([1.C1]). */
export function DirectGrant({ slug, path, today, search, learners }: Props) {
  const t = useTranslations('pricing.desk')
  return (
    <>
      <SearchBar path={path} words={{ label: t('searchLabel'), button: t('search') }} search={search}>
        <input type="hidden" name="vue" value="direct" />
      </SearchBar>
      {learners.length === 0 ? (
        <EmptyState icon="users" title={t(search ? 'noLearner' : 'searchHint')}>
          {t('searchText')}
        </EmptyState>
      ) : (
        <ul className="grid items-start gap-4 lg:grid-cols-2">
          {learners.map((learner) => (
            <LearnerCard key={learner.id} slug={slug} today={today} learner={learner} />
          ))}
        </ul>
      )}
    </>
  )
}

function LearnerCard({ slug, today, learner }: { slug: string; today: Day; learner: FoundLearner }) {
  const t = useTranslations('pricing.desk')
  const { id, name, birthOn, payers, reducedUntil } = learner
  return (
    <Card as="li" className="grid content-start gap-2">
      <h2 className="text-xl">{name}</h2>
      <p className="text-muted">
        {[birthOn && t('bornOn', { day: formatNumericDay(birthOn) }), payers && t('payers', { names: payers })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {reducedUntil ? <p>{t('hasUntil', { day: formatDay(reducedUntil) })}</p> : null}
      <Details summary={t('grantSummary')}>
        <ActionForm action={grantWithoutRequest} values={{ endsOn: formatNumericDay(suggestGrantEnd(today)) }}>
          <HiddenFields structure={slug} learner={id} />
          <DateInput name="endsOn" label={t('endsOn')} required autoComplete="off" />
          <TextInput name="reason" label={t('grounds')} help={t('groundsHelp')} required maxLength={500} />
          <div>
            <SubmitButton aria-label={t('grantTo', { learner: name })}>{t('grant')}</SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </Card>
  )
}
