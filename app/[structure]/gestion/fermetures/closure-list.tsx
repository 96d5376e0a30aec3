import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { EmptyState } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { removeClosureAction } from '@/lib/closures/actions'
import type { ClosureRow } from '@/lib/closures/queries/list-closures'
import { useDayWords } from './words'

type Props = { slug: string; closures: ClosureRow[] }

/** The closures to come, then those of the past year, each with what is still planned on its days ([1.H12]). */
export function ClosureList({ slug, closures }: Props) {
  const t = useTranslations('closures')
  if (closures.length === 0)
    return (
      <EmptyState icon="calendar" title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    )
  return (
    <section aria-labelledby="fermetures" className="grid gap-4">
      <h2 id="fermetures">{t('list')}</h2>
      <List label={t('list')}>
        {closures.map((closure) => (
          <ClosureItem key={closure.id} slug={slug} closure={closure} />
        ))}
      </List>
    </section>
  )
}

function ClosureItem({ slug, closure }: { slug: string; closure: ClosureRow }) {
  const t = useTranslations('closures')
  const days = useDayWords()(closure)
  return (
    <ListItem aside={closure.isOver ? <Tag>{t('over')}</Tag> : null}>
      <span className="block font-medium">{closure.label}</span>
      <span className="block text-muted first-letter:uppercase">{days}</span>
      {closure.planned > 0 ? <StillPlanned slug={slug} closure={closure} /> : null}
      {closure.isOver ? null : (
        <Details summary={t('remove')}>
          <ActionForm action={removeClosureAction}>
            <HiddenFields structure={slug} fermeture={closure.id} />
            <p className="text-muted">{t('removeText')}</p>
            <SubmitButton
              look="danger"
              className="justify-self-start"
              aria-label={t('removeOf', { label: closure.label, days })}
            >
              {t('removeConfirm')}
            </SubmitButton>
          </ActionForm>
        </Details>
      )}
    </ListItem>
  )
}

/** What nobody has moved yet, with the way to see it. */
function StillPlanned({ slug, closure }: { slug: string; closure: ClosureRow }) {
  const t = useTranslations('closures')
  return (
    <p className="mt-1 flex flex-wrap items-center gap-3">
      <Tag kind="warning">{t('left', { count: closure.planned })}</Tag>
      <a href={`/${slug}/gestion/fermetures?voir=${closure.id}#prevus`}>{t('look')}</a>
    </p>
  )
}
