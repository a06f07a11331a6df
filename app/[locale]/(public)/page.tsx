export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export default function HomePage() {
  return <h1>myGov</h1>
}
