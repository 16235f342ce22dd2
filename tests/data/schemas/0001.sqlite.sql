BEGIN TRANSACTION;
CREATE TABLE accounts (
	login VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	class_id VARCHAR(64), 
	secret_hash TEXT NOT NULL, 
	tries INTEGER NOT NULL, 
	locked_until VARCHAR(32), 
	created_at VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (login), 
	CONSTRAINT fk_accounts_class_id FOREIGN KEY(class_id) REFERENCES classes (id)
);
INSERT INTO "accounts" VALUES('kru-mali','ครูมะลิ สอนดี','instructor',NULL,'$argon2id$v=19$m=47104,t=1,p=1$L1BYUPkWw8mz9dhclqs9zg$QTNLBGSs+jp5DqQ1W5RW0MW259E/TzC1DhS44inG7NI',0,NULL,'2026-11-25T02:23:18.750107+00:00');
INSERT INTO "accounts" VALUES('6601001','สมศรี ใจดี','learner','demo-1','$argon2id$v=19$m=47104,t=1,p=1$3TZcFRrfBOgeyyNquVdQTw$Q6WmXVUoof2QMb8pIDK+ocH/Ue6qYj9i6jD7BFMXAjI',0,NULL,'2026-11-25T02:23:18.854672+00:00');
INSERT INTO "accounts" VALUES('6601002','วิชัย ตั้งมั่น','learner','demo-1','$argon2id$v=19$m=47104,t=1,p=1$yU4wF/UEXyHMO98M7d8gFA$SgUTBbur4wcvQWhr0BQdtBWpubz2+GClWj+xQBrAQkk',0,NULL,'2026-11-25T02:23:18.984404+00:00');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attempts (
	id VARCHAR(32) NOT NULL, 
	learner VARCHAR(32) NOT NULL, 
	course VARCHAR(64) NOT NULL, 
	exercise VARCHAR(64) NOT NULL, 
	part VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	seed BIGINT NOT NULL, 
	content_version VARCHAR(64) NOT NULL, 
	market_version VARCHAR(64) NOT NULL, 
	begun_at VARCHAR(32) NOT NULL, 
	length INTEGER NOT NULL, 
	last_at VARCHAR(32) NOT NULL, 
	last_hash VARCHAR(64) NOT NULL, 
	submitted_at VARCHAR(32), 
	awaits_grade BOOLEAN NOT NULL, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_learner FOREIGN KEY(learner) REFERENCES accounts (login), 
	CONSTRAINT uq_attempts_learner_exercise_part_number UNIQUE (learner, exercise, part, number)
);
INSERT INTO "attempts" VALUES('081f77c80dcb8b2a643596c8','6601001','online-shop','shop-04','exercise',1,7607202753067718639,'c1','m1','2026-11-25T02:23:19.014084+00:00',4,'2026-11-25T02:23:19.034906+00:00','57fb6347e859537764ef1300246909efb1668826bd1aee5d0a7425df86a49c8d','2026-11-25T02:23:19.034906+00:00',0);
CREATE TABLE audit (
	seq INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	actor VARCHAR(32) NOT NULL, 
	action VARCHAR(64) NOT NULL, 
	object VARCHAR(64) NOT NULL, 
	detail TEXT NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (seq)
);
INSERT INTO "audit" VALUES(1,'2026-11-25T02:23:19.006935+00:00','kru-mali','set-quota','demo-1','{''memory_mb'': 512, ''cpu'': 0.5, ''pids'': 96}','5d2e9cb95c05fd0b5d0213ff90e005d2d9a88b225d6c6792dfb8f5dd7eaec187');
INSERT INTO "audit" VALUES(2,'2026-11-25T02:23:19.046541+00:00','kru-mali','hand-mark','081f77c80dcb8b2a643596c8','reason: 1.5','61a912aae8e28638396a587aacd1c905737728ec62f2f12a094c200cb5b1f98a');
INSERT INTO "audit" VALUES(3,'2026-11-25T02:23:19.049687+00:00','kru-mali','look','6601001','081f77c80dcb8b2a643596c8','caadfaec7dd5d126485c57fcdacba8ce494a0ff4e0552a164ef7253375ccd88e');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	last_at VARCHAR(32) NOT NULL, 
	last_hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,3,'2026-11-25T02:23:19.049687+00:00','caadfaec7dd5d126485c57fcdacba8ce494a0ff4e0552a164ef7253375ccd88e');
CREATE TABLE classes (
	id VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	instructor VARCHAR(32), 
	CONSTRAINT pk_classes PRIMARY KEY (id)
);
INSERT INTO "classes" VALUES('demo-1','ห้องเรียนสาธิต','kru-mali');
CREATE TABLE counted_until (
	learner VARCHAR(32) NOT NULL, 
	until FLOAT NOT NULL, 
	CONSTRAINT pk_counted_until PRIMARY KEY (learner), 
	CONSTRAINT fk_counted_until_learner FOREIGN KEY(learner) REFERENCES accounts (login)
);
INSERT INTO "counted_until" VALUES('6601001',1780635720.0);
INSERT INTO "counted_until" VALUES('6601002',1780635720.0);
CREATE TABLE enrolments (
	learner VARCHAR(32) NOT NULL, 
	course VARCHAR(64) NOT NULL, 
	since VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_enrolments PRIMARY KEY (learner, course), 
	CONSTRAINT fk_enrolments_learner FOREIGN KEY(learner) REFERENCES accounts (login)
);
INSERT INTO "enrolments" VALUES('6601001','online-shop','2026-11-25T02:23:18.858727+00:00');
INSERT INTO "enrolments" VALUES('6601002','online-shop','2026-11-25T02:23:18.987361+00:00');
CREATE TABLE half_minutes (
	learner VARCHAR(32) NOT NULL, 
	slot BIGINT NOT NULL, 
	course VARCHAR(64) NOT NULL, 
	unit VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	page VARCHAR(64) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_half_minutes PRIMARY KEY (learner, slot), 
	CONSTRAINT fk_half_minutes_learner FOREIGN KEY(learner) REFERENCES accounts (login)
);
INSERT INTO "half_minutes" VALUES('6601001',59354520,'online-shop','shop-04','reading','tab','2026-06-05T05:00:30.000000+00:00');
INSERT INTO "half_minutes" VALUES('6601001',59354521,'online-shop','shop-04','reading','tab','2026-06-05T05:01:00.000000+00:00');
INSERT INTO "half_minutes" VALUES('6601001',59354522,'online-shop','shop-04','reading','tab','2026-06-05T05:01:30.000000+00:00');
INSERT INTO "half_minutes" VALUES('6601001',59354523,'online-shop','shop-04','reading','tab','2026-06-05T05:02:00.000000+00:00');
INSERT INTO "half_minutes" VALUES('6601002',59354520,'online-shop','shop-04','reading','tab','2026-06-05T05:00:30.000000+00:00');
INSERT INTO "half_minutes" VALUES('6601002',59354521,'online-shop','shop-04','reading','tab','2026-06-05T05:01:00.000000+00:00');
INSERT INTO "half_minutes" VALUES('6601002',59354522,'online-shop','shop-04','reading','tab','2026-06-05T05:01:30.000000+00:00');
INSERT INTO "half_minutes" VALUES('6601002',59354523,'online-shop','shop-04','reading','tab','2026-06-05T05:02:00.000000+00:00');
CREATE TABLE hand_marks (
	id INTEGER NOT NULL, 
	attempt_id VARCHAR(32) NOT NULL, 
	criterion VARCHAR(64) NOT NULL, 
	points FLOAT NOT NULL, 
	comment TEXT NOT NULL, 
	"by" VARCHAR(32) NOT NULL, 
	asked_at VARCHAR(32) NOT NULL, 
	applied_at VARCHAR(32), 
	CONSTRAINT pk_hand_marks PRIMARY KEY (id), 
	CONSTRAINT fk_hand_marks_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "hand_marks" VALUES(1,'081f77c80dcb8b2a643596c8','reason',1.5,'ดีมาก','kru-mali','2026-11-25T02:23:19.045005+00:00',NULL);
CREATE TABLE journal (
	attempt_id VARCHAR(32) NOT NULL, 
	seq INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	event TEXT NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (attempt_id, seq), 
	CONSTRAINT fk_journal_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT uq_journal_attempt_id_key UNIQUE (attempt_id, "key")
);
INSERT INTO "journal" VALUES('081f77c80dcb8b2a643596c8',1,'2026-11-25T02:23:19.022582+00:00','key-000000','{"do":"set_price","satang":12900}','4012edfd599619b61e8bc8a30e3920ee69f6c369ac2c7c508fce0e2c2f403747');
INSERT INTO "journal" VALUES('081f77c80dcb8b2a643596c8',2,'2026-11-25T02:23:19.027825+00:00','key-000001','{"do":"next_day"}','397802be31d991e3545f2999a2f88392b098431d398fed1a8f1024cb973f2fb8');
INSERT INTO "journal" VALUES('081f77c80dcb8b2a643596c8',3,'2026-11-25T02:23:19.031587+00:00','key-000002','{"do":"explain","text":"ตั้งสูงกว่าทุน"}','f572ea01f1083a2a65446e441ecb859f07c171d8075408bb7c7180632972f5c3');
INSERT INTO "journal" VALUES('081f77c80dcb8b2a643596c8',4,'2026-11-25T02:23:19.034906+00:00','key-000003','{"do":"submit"}','57fb6347e859537764ef1300246909efb1668826bd1aee5d0a7425df86a49c8d');
CREATE TABLE quotas (
	class_id VARCHAR(64) NOT NULL, 
	memory_mb INTEGER NOT NULL, 
	cpu FLOAT NOT NULL, 
	pids INTEGER NOT NULL, 
	set_by VARCHAR(32) NOT NULL, 
	set_at VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_quotas PRIMARY KEY (class_id), 
	CONSTRAINT fk_quotas_class_id FOREIGN KEY(class_id) REFERENCES classes (id)
);
INSERT INTO "quotas" VALUES('demo-1',512,0.5,96,'kru-mali','2026-11-25T02:23:19.004856+00:00');
CREATE TABLE results (
	id INTEGER NOT NULL, 
	attempt_id VARCHAR(32) NOT NULL, 
	learner VARCHAR(32) NOT NULL, 
	exercise VARCHAR(64) NOT NULL, 
	score FLOAT NOT NULL, 
	max_score FLOAT NOT NULL, 
	marks TEXT NOT NULL, 
	luck TEXT, 
	state VARCHAR(24) NOT NULL, 
	graded_at VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_results PRIMARY KEY (id), 
	CONSTRAINT fk_results_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_results_learner FOREIGN KEY(learner) REFERENCES accounts (login)
);
INSERT INTO "results" VALUES(1,'081f77c80dcb8b2a643596c8','6601001','shop-04',6.0,10.0,'[{"by":"instructor","criterion":"reason","evidence":"คุณเขียนว่า …","fix":"เขียนต้นทุนด้วย","max_points":2.0,"points":null,"rule":"ต้องมีเหตุผล","title":"เหตุผลของราคา"}]','[5.5,6.5]','needs_instructor','2026-11-25T02:23:19.038010+00:00');
CREATE TABLE seats (
	learner VARCHAR(32) NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	issued_at VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_seats PRIMARY KEY (learner), 
	CONSTRAINT fk_seats_learner FOREIGN KEY(learner) REFERENCES accounts (login), 
	CONSTRAINT uq_seats_token_hash UNIQUE (token_hash)
);
INSERT INTO "seats" VALUES('6601001','4844da74d606985c440d5c53bb72278355a643a78e2c50d1d716203799d19b14','2026-11-25T02:23:18.862088+00:00');
INSERT INTO "seats" VALUES('6601002','8a3ba6e9bf2e8c2d4fbbe8f78c2c76f403a6d5aa9dc70d7a9c985f1eabeddb10','2026-11-25T02:23:18.989144+00:00');
CREATE INDEX ix_accounts_class_id ON accounts (class_id);
CREATE INDEX ix_attempts_awaits_grade ON attempts (awaits_grade);
CREATE INDEX ix_half_minutes_learner_course_kind ON half_minutes (learner, course, kind);
CREATE INDEX ix_hand_marks_applied_at ON hand_marks (applied_at);
CREATE INDEX ix_hand_marks_attempt_id ON hand_marks (attempt_id);
CREATE INDEX ix_results_attempt_id_id ON results (attempt_id, id);
CREATE INDEX ix_results_learner_exercise ON results (learner, exercise);
COMMIT;
