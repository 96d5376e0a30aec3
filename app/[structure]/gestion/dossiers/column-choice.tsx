import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { chooseColumnsAction } from '@/lib/finder/actions'
import { describeFileFilter } from '@/lib/finder/rules'
import { type FileColumn, type FileFilter, fileColumns } from '@/lib/finder/types'

type Props = { slug: string; filter: FileFilter; columns: readonly FileColumn[] }

/** What the list says of each client; its spreadsheet follows ([2.A1]). */
export function ColumnChoice({ slug, filter, columns }: Props) {
  const t = useTranslations('files')
  const list = describeFileFilter({ ...filter, columns: undefined })
  return (
    <Details key={columns.join()} summary={t('columnChoice.title')} className="no-print">
      <div className="grid gap-3 rounded-m border border-line bg-surface p-4">
        <ActionForm action={chooseColumnsAction}>
          <HiddenFields structure={slug} liste={list} />
          <CheckboxGroup
            name="colonne"
            label={t('columnChoice.label')}
            help={t('columnChoice.help')}
            options={fileColumns.map((value) => ({ value, label: t(`columns.${value}`) }))}
            defaultValues={columns}
          />
          <SubmitButton>{t('columnChoice.submit')}</SubmitButton>
        </ActionForm>
        <ActionForm action={chooseColumnsAction}>
          <HiddenFields structure={slug} liste={list} />
          <SubmitButton look="plain">{t('columnChoice.usual')}</SubmitButton>
        </ActionForm>
      </div>
    </Details>
  )
}
