--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: identity_parts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_parts (
    agency bytea NOT NULL,
    place bytea NOT NULL,
    sealed bytea NOT NULL
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    version bigint NOT NULL
);


--
-- Name: search_pages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.search_pages (
    agency bytea NOT NULL,
    number bigint NOT NULL,
    sealed bytea NOT NULL
);


--
-- Data for Name: identity_parts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.identity_parts VALUES ('\x61705213f603a70f4e22a91d7ba1515e', '\x1c909b5b5eadf46f25119562cae0faee6f3cda0d81c8f23e04ce23093c9c6c35', '\x8d5529c6baf5c7db76052ecb49dffe57d3c0a2fc09ecad6889ee9b7363ac2b9c1f36625880d54c01f441ee6dfa94c65a5c7c93c0a258009f865a5836217762ab59c41dd0892cdfc4704825de58452fe172b619b9d8947114784b02caec88a094ffe42f350edb7f2d');
INSERT INTO public.identity_parts VALUES ('\x61705213f603a70f4e22a91d7ba1515e', '\x3f72485e47e281b6391508ba529646d2a05ff516d81ee80f867eff0236655d67', '\xd277c09b1c04d82e544a60464de5e14044d1a565709e72f879ce02b0b26162031b6c7450c1182de651de810f7a5818df4f83fe2dd6475991ec943fb753a0bc126a01c046975c64a41bcf1e9d3bb5fe44d5a4b21ea2a24d6496289125b84a3ce08c03768a4163195a');
INSERT INTO public.identity_parts VALUES ('\x61705213f603a70f4e22a91d7ba1515e', '\xa01e2d035c4dcd7df7bc34ffd4e496fe632308892df5ce272018685081ceaffb', '\xd56a98b086ba2f50e13673459ab2070e32ce11970f217bda63ecedb9a67d950af40a556730f2a8c721aee938c86041d9299390c9d656183877d0c04e90058628df76198323e1224b0946165e7b93ea0eace9461d997f65408369143b8696378603121ab39ee6cf26ab2d1563ea803fd8ddd04679e7c4cd3e2d77eb9dc213be19f72dd2a9632f636ca0a789341b202dfadf0de1799f7a2176815788679145fbd7bf7e16ccd7a34feb8b498151856894e43bdb56a8b5d6b8fd24d50d7deddad49a61a9b89d762703997d63e2264c0c2e6f30535f4b7edf6a703c6a1cceb1b6a1b238e04d079eed5fd4f8b476a5aa123870fa249d741ee7db74e0e4aca2766e749298ba4acd18ede399e19a3eefea60b797d2f47b4065e608f509db56c04caf76044a2eaff5a11c074b');
INSERT INTO public.identity_parts VALUES ('\x61705213f603a70f4e22a91d7ba1515e', '\x79082a9f2c52730392a23fc9c76c504ceecd9c566a48647431abc68d9f34dbce', '\x40dea7bf7720d55a94d5e7cf853aa69043e892f500c6ce5aabb51d032308f3c8b9b0385ef1fca2af7bf12e55566d3902240a8887082fc044efa32d255882dae72cc7a137deb3aa9e25a44f35ff774ba558b41b0387bf1ad1917eb6e316ff39ef738beef3e6e6901c');
INSERT INTO public.identity_parts VALUES ('\x61705213f603a70f4e22a91d7ba1515e', '\xa48bbc885b66471f5c57077fc72b38bf8f14866406bf069c7da9a1bfd7d3eed5', '\x2a97036189af721ae8d819814db9ec2fbbb5e964dc0dc6639a175be7adc9003a03fde4deaffce446cc6de03682c5f451b627f0939a0f16330ee1404d6251c5fc552626ede74eb5d51e7683b20cc6f1244b349def777325b83182d8aa404c6e632d7ae21b01ac8a4667e99558bd2628fbe3573aafb9fccf7d2abd0fa59786342ca9ebe4ffb5a7a12ed1e9dbd15552e9a702ed0af6fcbbb139b279868a27b24644f2b12f7c18523bf5659cdb536d47a10b67edc155075317933f202a0307602501237d6e049d1d4053df7369840fcdc65f355af5220018892e0629cd4d380242cd416ec2d00266f8e81e8f21b83f1cae1aaa6383c017b24c9c50408009c5967ccc965beb6d686facdce96402b9c909eabc12874d0b4a8b1a1e952a7e04e9dcb468c954bb02635703e8');
INSERT INTO public.identity_parts VALUES ('\x61705213f603a70f4e22a91d7ba1515e', '\xe00555c9dabb264d4ff9209642c9796481aa45e75aaa1593cf06b65800a502b4', '\xab1c03c2c0f0761a712fad4df3eddea04d6085b1596a8f51427c31e27477921813271b3d81a0dac83d1d4f44db905c5cabdcbda8d092b9d493ae0a40e02322e2e6b0a09790cdcbde4b375f2aa8d79eea8371f45d995040dfa9780c787ea4a1b9f9eb90df5ae4c1e7');
INSERT INTO public.identity_parts VALUES ('\x61705213f603a70f4e22a91d7ba1515e', '\x940f726ee46a1849a80abb83f60a3814cda8af9ef489a84e469b6fd441bd1776', '\xaf5264ac6088af1c88b6813490105a2d4bd40ee12d4715c75c6e1753d7e99f6c01f6c970b603b87bdd75979b0481f3c608a48f919830af482f930a185d9ffe1e9a8099ab8b3f3f9f22d6f4ed022a7724ea50ecb6fa2c5bb0f9da4ef61131d9b327c795de6ddfde42d0bf2ffb7f8cb6ef5e8cdf6e997c20eaf71b3f2fe2528769c9532438d65c1f24696879cdf16f38363660b4ceace03718622d197058f939c61c991f5c66f598ea388c4f01b98f0a9d847ea11573d911c516815e8e425de91c468631bd6095c07e1d3601e546ea00303fe74c495c33cb9527303ddb91644ca2244203ee5e744f4b1a35b1bc447fc0f12bfd6106d32323ef7f28c732e1ed60a5e80c4ce78eede6bb0ef681665fc607cc572f58c2ab72f5942e708e7806d101bb4c1836f1026145cc');


--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES (2);


--
-- Data for Name: search_pages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.search_pages VALUES ('\x61705213f603a70f4e22a91d7ba1515e', 0, '\x694506a71716b5710e021648c0e8159a02d3d607508f266c8b0babcfbf9e50f15c3e02bad4d9e1611a7b59a56d1ebfc163c8f438a5c2f9e3c8a0de6b41150e96a26c47c9e3a68e72b08e5a681e43e44e9f459e08bc3c74938ba0c97461964a5ceea543eb858ef52d220e85c078c79d1d8afaeeeb06709be1fef15ba906c0ce3ee15dcacd606cc113ba7834d0fc218a5717ba3f9b52639e2b7bc9a6bc382d326185004a52f1c773c72d108d39c357e9c00c9be87419132bfc232dde87690ace1b2c47df103a2194821619ecdf72a37e0bacb2e4352829ca5ef7ff168916691860fe3f167ce5a6ab7c7f2096faaecbc5d3dcca3fcc075a57efc672f7506230817b907be4717cdf3959254ba745d803140093f6f75a63e15ad4365395d69f4d638d78c57ffad825191e');


--
-- Name: identity_parts identity_parts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_parts
    ADD CONSTRAINT identity_parts_pkey PRIMARY KEY (agency, place);


--
-- Name: search_pages search_pages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_pages
    ADD CONSTRAINT search_pages_pkey PRIMARY KEY (agency, number);


--
-- PostgreSQL database dump complete
--


