import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { readFrameWords } from '@/components/messages/frame-words'
import { ActionForm } from '@/components/ui/action-form'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { writeTemplateAction } from '@/lib/templates/actions'
import { templateSlug } from '@/lib/templates/schema'
import { commonVariables, type Locale, type TemplateKey, type TemplateText } from '@/lib/templates/types'
import { InsertList } from './insert-list'
import { Preview } from './preview'
import { marksOf } from './product-text'

type Props = {
  slug: string
  template: TemplateKey
  locale: Locale
  seen: number
  text: TemplateText
  nonce: string | undefined
}

/** The words, what may be put in them, and the mail beside ([2.C3]). */
export async function WordsForm({ slug, template, locale, seen, text, nonce }: Props) {
  const [t, frame] = await Promise.all([getTranslations('templates'), readFrameWords()])
  const { variables, blocks } = marksOf(template)
  const isCommon = (name: string) => !('event' in template) || commonVariables.some((common) => common === name)
  const meaningOf = (name: string) =>
    isCommon(name) && t.has(`variables.${name}` as never) ? t(`variables.${name}` as never) : ''
  const words = {
    shownFor: t.raw('editor.shownFor') as string,
    shownForTypical: t.raw('editor.shownForTypical') as string,
    wrong: t('editor.wrong'),
    frame,
  }
  return (
    <ActionForm action={writeTemplateAction} values={{ subject: text.subject, body: text.body }}>
      <HiddenFields structure={slug} />
      <input type="hidden" name="modele" value={templateSlug(template)} />
      <input type="hidden" name="langue" value={locale} />
      <input type="hidden" name="seen" value={seen} />
      <div className="grid min-w-0 items-start gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 gap-5">
          <TextInput name="subject" label={t('editor.subject')} maxLength={200} required />
          <Textarea
            name="body"
            label={t('editor.body')}
            help={t('editor.bodyHelp')}
            rows={16}
            maxLength={20_000}
            required
          />
          <p className="text-muted">{t('editor.variablesHelp')}</p>
          <InsertList
            label={t('editor.variables')}
            items={variables.map((name) => ({ mark: `{${name}}`, means: meaningOf(name) }))}
          />
          {blocks.length > 0 ? (
            <>
              <p className="text-muted">{t('editor.blocksHelp')}</p>
              <InsertList
                onlyBody
                label={t('editor.blocks')}
                items={blocks.map((name) => ({ mark: `[${name}]`, means: '' }))}
              />
            </>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="primary" name="intent" value="save">
              {t('editor.save')}
            </SubmitButton>
            <SubmitButton look="quiet" name="intent" value="try">
              {t('editor.try')}
            </SubmitButton>
          </div>
        </div>
        <section aria-labelledby="apercu" className="grid min-w-0 gap-4">
          <h2 id="apercu" className="text-xl">
            {t('editor.preview')}
          </h2>
          <TextInput name="reader" label={t('editor.reader')} help={t('editor.readerHelp')} maxLength={100} />
          <Preview nonce={nonce} words={words} />
        </section>
      </div>
    </ActionForm>
  )
}
