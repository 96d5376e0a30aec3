import { Notice } from '@/components/ui/notice'

/** What the structure says to its members when they arrive; nothing when it says nothing ([2.F3]). */
export function HomeMessage({ text }: { text: string }) {
  return text === '' ? null : <Notice className="whitespace-pre-line">{text}</Notice>
}
