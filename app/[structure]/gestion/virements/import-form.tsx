import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { FileInput } from '@/components/ui/file-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { sendStatement } from '@/lib/transfers/actions'
import { mostStatementBytes } from '@/lib/transfers/types'

/** The bank's file, whatever its name: what it holds is looked at on the server ([1.H3]). */
export function ImportForm({ slug }: { slug: string }) {
  const t = useTranslations('transfers')
  return (
    <Card as="section" aria-labelledby="importer" className="grid gap-4">
      <h2 id="importer" className="text-xl">
        {t('import.title')}
      </h2>
      <ActionForm action={sendStatement}>
        <HiddenFields structure={slug} />
        <FileInput
          name="file"
          label={t('import.file')}
          help={t('import.help')}
          accept=".xml,.csv,.txt,text/xml,application/xml,text/csv"
          maxBytes={mostStatementBytes}
          tooBig={t('refusals.statement_too_big')}
          required
        />
        <SubmitButton className="justify-self-start">{t('import.submit')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
