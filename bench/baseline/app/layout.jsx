export default function Layout({ children }) {
  return (
    <html lang="az">
      <body>{children}</body>
    </html>
  )
}
