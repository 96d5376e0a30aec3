import { useTranslations } from 'next-intl'
import type { Draft } from '@/lib/drafts/queries/get-draft'
import type { DraftFile } from '@/lib/drafts/types'
import { listWrittenVariables } from '@/lib/templates/rules'
import { emoji } from '@/messages/fr/emoji'
import type { Insert } from './insert-bar'

/** What may be put in a draft's text: the variables of its subject, the places of its files, a few emoji. */
export function useInserts(draft: Draft, files: DraftFile[]): { title: string; inserts: Insert[] }[] {
  const t = useTranslations('drafts')
  const variables = listWrittenVariables(draft.courseId ? 'course' : null).map((name) => ({
    text: `{${name}}`,
    label: `{${name}}`,
    meaning: t(`variables.${name}`),
  }))
  const marks = files.map(({ position, fileName }) => ({
    text: `[fichier ${position}]`,
    label: `[fichier ${position}]`,
    meaning: `${t('editor.filesMarks')} : ${fileName}`,
  }))
  return [
    { title: t('editor.variables'), inserts: variables },
    { title: t('files.title'), inserts: marks },
    { title: t('editor.emoji'), inserts: emoji.map(({ sign, name }) => ({ text: sign, label: sign, meaning: name })) },
  ]
}
