// The certificate library needs this polyfill before it is loaded: everybody takes it from here.
import 'reflect-metadata'

export * from '@peculiar/x509'
