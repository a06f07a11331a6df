export const dynamic = 'force-static'

export default function Static() {
  return <main>static</main>
}
