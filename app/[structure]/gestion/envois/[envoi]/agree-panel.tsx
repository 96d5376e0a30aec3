import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { agreeAction } from '@/lib/drafts/actions'
import { type Draft, listDraftFiles } from '@/lib/drafts/queries/get-draft'
import type { CoAuthor } from '@/lib/drafts/types'
import { Panel } from '../../panel'
import { Authors } from './authors-panel'
import { Preview } from './preview'

type Props = { slug: string; draft: Draft; authors: CoAuthor[]; hasAgreed: boolean }

/** A joint announcement as an organiser who was asked reads it, with their agreement to give or to take back ([2.C9]). */
export async function AgreePanel({ slug, draft, authors, hasAgreed }: Props) {
  const [files, t] = await Promise.all([listDraftFiles(draft.id), getTranslations('drafts.authors')])
  const { author } = draft
  const isWritten = draft.subject !== '' && draft.body !== ''
  const seen = { envoi: draft.id, revision: String(draft.revision), fichiers: String(files.length) }
  return (
    <div className="grid min-w-0 items-start gap-6 2xl:grid-cols-[minmax(0,1fr)_minmax(0,44rem)]">
      <Panel id="accord" title={t('mine')}>
        <p>{isWritten ? t('mineLead', { author }) : t('empty', { author })}</p>
        <Authors authors={authors} />
        {isWritten ? (
          <ActionForm action={agreeAction}>
            <HiddenFields structure={slug} {...seen} accord={hasAgreed ? undefined : 'oui'} />
            {hasAgreed ? <p>{t('isAgreed')}</p> : null}
            <div>
              <SubmitButton look={hasAgreed ? 'quiet' : undefined} icon={hasAgreed ? undefined : 'check'}>
                {hasAgreed ? t('disagree') : t('agree')}
              </SubmitButton>
            </div>
          </ActionForm>
        ) : null}
      </Panel>
      <Preview draft={draft} path={`/${slug}/gestion/envois/${draft.id}`} asked={null} />
    </div>
  )
}
