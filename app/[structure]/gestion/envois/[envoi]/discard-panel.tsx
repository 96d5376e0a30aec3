import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { discardDraftAction } from '@/lib/drafts/actions'
import type { Draft } from '@/lib/drafts/queries/get-draft'

/** 'Jeter ce brouillon', with what follows. */
export function DiscardPanel({ slug, draft }: { slug: string; draft: Draft }) {
  const t = useTranslations('drafts.editor')
  return (
    <Details summary={t('discard')}>
      <ActionForm action={discardDraftAction}>
        <HiddenFields structure={slug} envoi={draft.id} revision={String(draft.revision)} />
        <p className="text-muted">{t('discardText')}</p>
        <div>
          <SubmitButton look="quiet" icon="trash">
            {t('discard')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Details>
  )
}
