import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { dropImport, runImportLines, undoImport } from '@/lib/imports/actions'
import type { ImportRow } from '@/lib/imports/queries/list-imports'

type Props = { slug: string; found: ImportRow }

/** What can be done with an import now: write its lines, drop it, or take back what it wrote. */
export function ImportActions({ slug, found }: Props) {
  const t = useTranslations('imports')
  const fields = <HiddenFields structure={slug} import={found.id} />
  if (found.state === 'previewed') {
    return (
      <div className="grid gap-3">
        {found.ready === 0 ? <Notice kind="warning">{t('preview.nothing')}</Notice> : null}
        <div className="flex flex-wrap gap-3">
          {found.ready > 0 ? (
            <ActionForm action={runImportLines}>
              {fields}
              <SubmitButton>{t('preview.run', { count: found.ready })}</SubmitButton>
            </ActionForm>
          ) : null}
          <ActionForm action={dropImport}>
            {fields}
            <SubmitButton look="quiet">{t('preview.drop')}</SubmitButton>
          </ActionForm>
        </div>
        {found.ready > 0 ? <p className="max-w-prose text-sm text-muted">{t('preview.runHelp')}</p> : null}
      </div>
    )
  }
  if (found.state !== 'done' || found.written === 0) return null
  return (
    <div className="grid gap-2">
      <ActionForm action={undoImport}>
        {fields}
        <SubmitButton look="danger" className="justify-self-start">
          {t('done.undo')}
        </SubmitButton>
      </ActionForm>
      <p className="max-w-prose text-sm text-muted">{t('done.undoHelp')}</p>
    </div>
  )
}
