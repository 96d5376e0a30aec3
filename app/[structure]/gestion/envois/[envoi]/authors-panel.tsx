import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag } from '@/components/ui/card'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { inviteAuthorsAction } from '@/lib/drafts/actions'
import type { Draft } from '@/lib/drafts/queries/get-draft'
import { listAuthors, listColleagues } from '@/lib/drafts/queries/list-authors'
import type { CoAuthor } from '@/lib/drafts/types'
import { Panel } from '../../panel'

/** Who announces jointly: each with their answer, and the choice of them for its author ([2.C9]). */
export async function AuthorsPanel({ slug, draft }: { slug: string; draft: Draft }) {
  const [authors, colleagues, t] = await Promise.all([
    listAuthors(draft.id),
    listColleagues({ structureId: draft.structureId, accountId: draft.authorId }),
    getTranslations('drafts.authors'),
  ])
  return (
    <Panel id="organisateurs" title={t('title')}>
      <p className="text-muted">{t('lead')}</p>
      <Authors authors={authors} />
      {colleagues.length === 0 ? (
        <p>{t('alone')}</p>
      ) : (
        <ActionForm action={inviteAuthorsAction}>
          <HiddenFields structure={slug} envoi={draft.id} revision={String(draft.revision)} />
          <CheckboxGroup
            name="auteur"
            label={t('choose')}
            options={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
            defaultValues={authors.map(({ accountId }) => accountId)}
          />
          <div>
            <SubmitButton look="quiet">{t('submit')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Panel>
  )
}

/** Each organiser, with what they answered. */
export async function Authors({ authors }: { authors: CoAuthor[] }) {
  const t = await getTranslations('drafts.authors')
  if (authors.length === 0) return <p>{t('none')}</p>
  return (
    <ul className="grid gap-2">
      {authors.map(({ accountId, name, hasAgreed }) => (
        <li key={accountId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {name} <Tag kind={hasAgreed ? 'positive' : 'warning'}>{hasAgreed ? t('agreed') : t('waiting')}</Tag>
        </li>
      ))}
    </ul>
  )
}
