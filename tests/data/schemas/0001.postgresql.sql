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
CREATE TABLE public.accounts (
    login character varying(32) NOT NULL,
    name text NOT NULL,
    role character varying(16) NOT NULL,
    class_id character varying(64),
    secret_hash text NOT NULL,
    tries integer NOT NULL,
    locked_until character varying(32),
    created_at character varying(32) NOT NULL
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.attempts (
    id character varying(32) NOT NULL,
    learner character varying(32) NOT NULL,
    course character varying(64) NOT NULL,
    exercise character varying(64) NOT NULL,
    part character varying(16) NOT NULL,
    number integer NOT NULL,
    seed bigint NOT NULL,
    content_version character varying(64) NOT NULL,
    market_version character varying(64) NOT NULL,
    begun_at character varying(32) NOT NULL,
    length integer NOT NULL,
    last_at character varying(32) NOT NULL,
    last_hash character varying(64) NOT NULL,
    submitted_at character varying(32),
    awaits_grade boolean NOT NULL
);
CREATE TABLE public.audit (
    seq integer NOT NULL,
    at character varying(32) NOT NULL,
    actor character varying(32) NOT NULL,
    action character varying(64) NOT NULL,
    object character varying(64) NOT NULL,
    detail text NOT NULL,
    hash character varying(64) NOT NULL
);
CREATE TABLE public.audit_head (
    id integer NOT NULL,
    length integer NOT NULL,
    last_at character varying(32) NOT NULL,
    last_hash character varying(64) NOT NULL
);
CREATE TABLE public.classes (
    id character varying(64) NOT NULL,
    name text NOT NULL,
    instructor character varying(32)
);
CREATE TABLE public.counted_until (
    learner character varying(32) NOT NULL,
    until double precision NOT NULL
);
CREATE TABLE public.enrolments (
    learner character varying(32) NOT NULL,
    course character varying(64) NOT NULL,
    since character varying(32) NOT NULL
);
CREATE TABLE public.half_minutes (
    learner character varying(32) NOT NULL,
    slot bigint NOT NULL,
    course character varying(64) NOT NULL,
    unit character varying(64) NOT NULL,
    kind character varying(16) NOT NULL,
    page character varying(64) NOT NULL,
    at character varying(32) NOT NULL
);
CREATE TABLE public.hand_marks (
    id integer NOT NULL,
    attempt_id character varying(32) NOT NULL,
    criterion character varying(64) NOT NULL,
    points double precision NOT NULL,
    comment text NOT NULL,
    by character varying(32) NOT NULL,
    asked_at character varying(32) NOT NULL,
    applied_at character varying(32)
);
CREATE SEQUENCE public.hand_marks_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.hand_marks_id_seq OWNED BY public.hand_marks.id;
CREATE TABLE public.journal (
    attempt_id character varying(32) NOT NULL,
    seq integer NOT NULL,
    at character varying(32) NOT NULL,
    key character varying(64) NOT NULL,
    event text NOT NULL,
    hash character varying(64) NOT NULL
);
CREATE TABLE public.quotas (
    class_id character varying(64) NOT NULL,
    memory_mb integer NOT NULL,
    cpu double precision NOT NULL,
    pids integer NOT NULL,
    set_by character varying(32) NOT NULL,
    set_at character varying(32) NOT NULL
);
CREATE TABLE public.results (
    id integer NOT NULL,
    attempt_id character varying(32) NOT NULL,
    learner character varying(32) NOT NULL,
    exercise character varying(64) NOT NULL,
    score double precision NOT NULL,
    max_score double precision NOT NULL,
    marks text NOT NULL,
    luck text,
    state character varying(24) NOT NULL,
    graded_at character varying(32) NOT NULL
);
CREATE SEQUENCE public.results_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.results_id_seq OWNED BY public.results.id;
CREATE TABLE public.seats (
    learner character varying(32) NOT NULL,
    token_hash character varying(64) NOT NULL,
    issued_at character varying(32) NOT NULL
);
ALTER TABLE ONLY public.hand_marks ALTER COLUMN id SET DEFAULT nextval('public.hand_marks_id_seq'::regclass);
ALTER TABLE ONLY public.results ALTER COLUMN id SET DEFAULT nextval('public.results_id_seq'::regclass);
INSERT INTO public.accounts VALUES ('kru-mali', 'ครูมะลิ สอนดี', 'instructor', NULL, '$argon2id$v=19$m=47104,t=1,p=1$x9jQ5gOM/qLRFsYpquXQnw$cONbO6c1W83isNjyk1TfC49i4If+TrsB+UPgr/l+k0o', 0, NULL, '2026-11-25T02:23:19.449205+00:00');
INSERT INTO public.accounts VALUES ('6601001', 'สมศรี ใจดี', 'learner', 'demo-1', '$argon2id$v=19$m=47104,t=1,p=1$jT11xWS9HOdH/UBNma01dQ$kKpvKZrFi2EPV/EeSuwEq/EPnVzci6wawfKEm7SKkXo', 0, NULL, '2026-11-25T02:23:19.560671+00:00');
INSERT INTO public.accounts VALUES ('6601002', 'วิชัย ตั้งมั่น', 'learner', 'demo-1', '$argon2id$v=19$m=47104,t=1,p=1$IdbfwcxUnm2eabuFw/Wxbw$US28Rju0AUiSwZ4UJhflY13/57t4Q9RoljwiTXpNWz8', 0, NULL, '2026-11-25T02:23:19.716177+00:00');
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.attempts VALUES ('8096e8e1eb94903ef5f23428', '6601001', 'online-shop', 'shop-04', 'exercise', 1, 7607202753067718639, 'c1', 'm1', '2026-11-25T02:23:19.780396+00:00', 4, '2026-11-25T02:23:19.817404+00:00', 'ae687152b4e3ad466c6a3e3815a68838938c95337a75098afb62b5c87885298a', '2026-11-25T02:23:19.817404+00:00', false);
INSERT INTO public.audit VALUES (1, '2026-11-25T02:23:19.766925+00:00', 'kru-mali', 'set-quota', 'demo-1', '{''memory_mb'': 512, ''cpu'': 0.5, ''pids'': 96}', 'c764a157931b805987ca623b2b41aaa0216473e64acf6d032173c5650d33ca6e');
INSERT INTO public.audit VALUES (2, '2026-11-25T02:23:19.836688+00:00', 'kru-mali', 'hand-mark', '8096e8e1eb94903ef5f23428', 'reason: 1.5', '2f29746d4b1c9638e686d344a83d32312a1444e7fcff2735cd46f37be0420fe5');
INSERT INTO public.audit VALUES (3, '2026-11-25T02:23:19.840869+00:00', 'kru-mali', 'look', '6601001', '8096e8e1eb94903ef5f23428', '613a20ce227992082a476479135edc5ade0c6f2b62e16fe0470fc8af7cb4bfd1');
INSERT INTO public.audit_head VALUES (1, 3, '2026-11-25T02:23:19.840869+00:00', '613a20ce227992082a476479135edc5ade0c6f2b62e16fe0470fc8af7cb4bfd1');
INSERT INTO public.classes VALUES ('demo-1', 'ห้องเรียนสาธิต', 'kru-mali');
INSERT INTO public.counted_until VALUES ('6601001', 1780635720);
INSERT INTO public.counted_until VALUES ('6601002', 1780635720);
INSERT INTO public.enrolments VALUES ('6601001', 'online-shop', '2026-11-25T02:23:19.566732+00:00');
INSERT INTO public.enrolments VALUES ('6601002', 'online-shop', '2026-11-25T02:23:19.721386+00:00');
INSERT INTO public.half_minutes VALUES ('6601001', 59354520, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:00:30.000000+00:00');
INSERT INTO public.half_minutes VALUES ('6601001', 59354521, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:01:00.000000+00:00');
INSERT INTO public.half_minutes VALUES ('6601001', 59354522, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:01:30.000000+00:00');
INSERT INTO public.half_minutes VALUES ('6601001', 59354523, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:02:00.000000+00:00');
INSERT INTO public.half_minutes VALUES ('6601002', 59354520, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:00:30.000000+00:00');
INSERT INTO public.half_minutes VALUES ('6601002', 59354521, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:01:00.000000+00:00');
INSERT INTO public.half_minutes VALUES ('6601002', 59354522, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:01:30.000000+00:00');
INSERT INTO public.half_minutes VALUES ('6601002', 59354523, 'online-shop', 'shop-04', 'reading', 'tab', '2026-06-05T05:02:00.000000+00:00');
INSERT INTO public.hand_marks VALUES (1, '8096e8e1eb94903ef5f23428', 'reason', 1.5, 'ดีมาก', 'kru-mali', '2026-11-25T02:23:19.833479+00:00', NULL);
INSERT INTO public.journal VALUES ('8096e8e1eb94903ef5f23428', 1, '2026-11-25T02:23:19.796031+00:00', 'key-000000', '{"do":"set_price","satang":12900}', '59a782c9afa3e562bbf2aa4532100b4e1c09d099b7df083409c77dd127f0ffc4');
INSERT INTO public.journal VALUES ('8096e8e1eb94903ef5f23428', 2, '2026-11-25T02:23:19.804773+00:00', 'key-000001', '{"do":"next_day"}', '98fc4e58e408b1f9f995ed9c447c88ce86e27233c49655db7e681bc445151dd9');
INSERT INTO public.journal VALUES ('8096e8e1eb94903ef5f23428', 3, '2026-11-25T02:23:19.810252+00:00', 'key-000002', '{"do":"explain","text":"ตั้งสูงกว่าทุน"}', 'f589ac4d1afd3f5fd5d3199d0e83f1056b4def10ae4c0fb103a05b26b0b75dff');
INSERT INTO public.journal VALUES ('8096e8e1eb94903ef5f23428', 4, '2026-11-25T02:23:19.817404+00:00', 'key-000003', '{"do":"submit"}', 'ae687152b4e3ad466c6a3e3815a68838938c95337a75098afb62b5c87885298a');
INSERT INTO public.quotas VALUES ('demo-1', 512, 0.5, 96, 'kru-mali', '2026-11-25T02:23:19.763170+00:00');
INSERT INTO public.results VALUES (1, '8096e8e1eb94903ef5f23428', '6601001', 'shop-04', 6, 10, '[{"by":"instructor","criterion":"reason","evidence":"คุณเขียนว่า …","fix":"เขียนต้นทุนด้วย","max_points":2.0,"points":null,"rule":"ต้องมีเหตุผล","title":"เหตุผลของราคา"}]', '[5.5,6.5]', 'needs_instructor', '2026-11-25T02:23:19.820691+00:00');
INSERT INTO public.seats VALUES ('6601001', '65cbb0f4cf70970f730f4ff9185eca9e832b95659c7b0e10191824c9ffe70af4', '2026-11-25T02:23:19.571914+00:00');
INSERT INTO public.seats VALUES ('6601002', '76e3a13e1c389099fc1d582c021443b9aad9f26b603afb60ab8029abd086ccaf', '2026-11-25T02:23:19.725858+00:00');
SELECT pg_catalog.setval('public.hand_marks_id_seq', 1, true);
SELECT pg_catalog.setval('public.results_id_seq', 1, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT pk_accounts PRIMARY KEY (login);
ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT pk_attempts PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (seq);
ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT pk_audit_head PRIMARY KEY (id);
ALTER TABLE ONLY public.classes
    ADD CONSTRAINT pk_classes PRIMARY KEY (id);
ALTER TABLE ONLY public.counted_until
    ADD CONSTRAINT pk_counted_until PRIMARY KEY (learner);
ALTER TABLE ONLY public.enrolments
    ADD CONSTRAINT pk_enrolments PRIMARY KEY (learner, course);
ALTER TABLE ONLY public.half_minutes
    ADD CONSTRAINT pk_half_minutes PRIMARY KEY (learner, slot);
ALTER TABLE ONLY public.hand_marks
    ADD CONSTRAINT pk_hand_marks PRIMARY KEY (id);
ALTER TABLE ONLY public.journal
    ADD CONSTRAINT pk_journal PRIMARY KEY (attempt_id, seq);
ALTER TABLE ONLY public.quotas
    ADD CONSTRAINT pk_quotas PRIMARY KEY (class_id);
ALTER TABLE ONLY public.results
    ADD CONSTRAINT pk_results PRIMARY KEY (id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT pk_seats PRIMARY KEY (learner);
ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT uq_attempts_learner_exercise_part_number UNIQUE (learner, exercise, part, number);
ALTER TABLE ONLY public.journal
    ADD CONSTRAINT uq_journal_attempt_id_key UNIQUE (attempt_id, key);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT uq_seats_token_hash UNIQUE (token_hash);
CREATE INDEX ix_accounts_class_id ON public.accounts USING btree (class_id);
CREATE INDEX ix_attempts_awaits_grade ON public.attempts USING btree (awaits_grade);
CREATE INDEX ix_half_minutes_learner_course_kind ON public.half_minutes USING btree (learner, course, kind);
CREATE INDEX ix_hand_marks_applied_at ON public.hand_marks USING btree (applied_at);
CREATE INDEX ix_hand_marks_attempt_id ON public.hand_marks USING btree (attempt_id);
CREATE INDEX ix_results_attempt_id_id ON public.results USING btree (attempt_id, id);
CREATE INDEX ix_results_learner_exercise ON public.results USING btree (learner, exercise);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT fk_accounts_class_id FOREIGN KEY (class_id) REFERENCES public.classes(id);
ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT fk_attempts_learner FOREIGN KEY (learner) REFERENCES public.accounts(login);
ALTER TABLE ONLY public.counted_until
    ADD CONSTRAINT fk_counted_until_learner FOREIGN KEY (learner) REFERENCES public.accounts(login);
ALTER TABLE ONLY public.enrolments
    ADD CONSTRAINT fk_enrolments_learner FOREIGN KEY (learner) REFERENCES public.accounts(login);
ALTER TABLE ONLY public.half_minutes
    ADD CONSTRAINT fk_half_minutes_learner FOREIGN KEY (learner) REFERENCES public.accounts(login);
ALTER TABLE ONLY public.hand_marks
    ADD CONSTRAINT fk_hand_marks_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);
ALTER TABLE ONLY public.journal
    ADD CONSTRAINT fk_journal_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);
ALTER TABLE ONLY public.quotas
    ADD CONSTRAINT fk_quotas_class_id FOREIGN KEY (class_id) REFERENCES public.classes(id);
ALTER TABLE ONLY public.results
    ADD CONSTRAINT fk_results_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);
ALTER TABLE ONLY public.results
    ADD CONSTRAINT fk_results_learner FOREIGN KEY (learner) REFERENCES public.accounts(login);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_learner FOREIGN KEY (learner) REFERENCES public.accounts(login);
