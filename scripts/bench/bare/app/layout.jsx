/** The yardstick of the public pages: nothing but the framework. */
export default function Layout({ children }) {
  return (
    <html lang="fr">
      <body>{children}</body>
    </html>
  )
}
